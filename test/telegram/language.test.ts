/** Choosing the language of a chat, over HTTP. */
import { describe, expect, test } from "vitest";
import { askPrivately, messages, startBot } from "./harness.ts";

async function withLanguageMessage(languageCode = "zh-hans", isGroup = false) {
  const harness = await startBot();
  const { standIn } = harness;
  const user = standIn.users.person("小李", languageCode);
  const chat = isGroup ? standIn.users.supergroup("改革研讨") : standIn.users.privateChat(user);
  standIn.users.sendText(chat, user, "/language");
  const [shown] = await standIn.waitForMessages(1);
  if (shown === undefined) throw new Error("nothing shown");
  let count = 1;
  const next = async () => {
    count += 1;
    const sent = await standIn.waitForMessages(count);
    const last = sent.at(-1);
    if (last === undefined) throw new Error("nothing sent");
    return last;
  };
  const press = (data: string) => {
    standIn.users.pressButton(chat, user, shown.messageId, data);
    return next();
  };
  const say = (text: string) => {
    standIn.users.sendText(chat, user, text);
    return next();
  };
  return { ...harness, user, chat, shown, press, say, next };
}

describe("/language", () => {
  test.each([
    [
      "zh-hans",
      "现在的语言：中文（跟随你的 Telegram）。提问用哪种语言，就用哪种语言回答。",
      "✓ 跟随 Telegram",
    ],
    [
      "zh-hant",
      "现在的语言：中文（跟随你的 Telegram）。提问用哪种语言，就用哪种语言回答。",
      "✓ 跟随 Telegram",
    ],
    [
      "en",
      "Language: English (follows your Telegram). Questions are answered in their own language.",
      "✓ Follow Telegram",
    ],
  ])("shows the present one and three to choose from (%s)", async (code, text, present) => {
    const { shown } = await withLanguageMessage(code);
    expect(shown.text).toBe(text);
    expect(shown.keyboard).toMatchObject([
      [
        { text: "中文", data: "language:zh" },
        { text: "English", data: "language:en" },
        { text: present, data: "language:auto" },
      ],
    ]);
  });

  test("confirms in the chosen language, in the same message, and keeps to it", async () => {
    const { press, say, shown, state, chat } = await withLanguageMessage();
    const confirmed = await press("language:en");
    expect(confirmed).toMatchObject({
      method: "editMessageText",
      messageId: shown.messageId,
      text: messages.t("en", "language-set-en"),
    });
    expect(confirmed.keyboard?.[0]?.map(({ text }) => text)).toEqual([
      "中文",
      "✓ English",
      "Follow Telegram",
    ]);
    expect(await state.languages.get(String(chat.id))).toBe("en");
    expect((await say("/help")).text).toContain("How to ask");
    expect((await press("language:auto")).text).toBe(messages.t("zh", "language-set-auto"));
    expect(await state.languages.get(String(chat.id))).toBeNull();
    expect((await say("/help")).text).toContain("怎么用");
  });

  test("chosen twice is no failure", async () => {
    const { press, say, standIn, user, chat, shown } = await withLanguageMessage();
    await press("language:zh");
    standIn.users.pressButton(chat, user, shown.messageId, "language:zh");
    expect((await say("/help")).text).toContain("怎么用");
    expect(standIn.calls("answerCallbackQuery")).toHaveLength(2);
  });

  test("from a message out of reach is confirmed in a new one", async () => {
    const { standIn, chat, user, shown, next } = await withLanguageMessage();
    standIn.users.pressInaccessible(chat, user, shown.messageId, "language:en");
    expect(await next()).toMatchObject({
      method: "sendMessage",
      text: messages.t("en", "language-set-en"),
    });
  });

  test("in a group holds for all of it, and says so", async () => {
    const { standIn, chat, press } = await withLanguageMessage("zh-hans", true);
    const confirmed = await press("language:en");
    expect(confirmed.text).toBe(
      `${messages.t("en", "language-set-en")}\n${messages.t("en", "language-group")}`,
    );
    const other = standIn.users.person("老王", "zh-hans");
    standIn.users.sendText(chat, other, "/help");
    const [, , help] = await standIn.waitForMessages(3);
    expect(help?.text).toContain("How to ask");
  });

  test.each(["language:de", "language:"])("is no choice by %j", async (data) => {
    const { standIn, user, chat, shown, state } = await withLanguageMessage();
    standIn.users.pressButton(chat, user, shown.messageId, data);
    const answered = () => standIn.calls("answerCallbackQuery");
    await standIn.waitUntil(() => answered().length === 1, "an answered press");
    expect(answered()[0]?.fields["text"]).toBe(messages.t("zh", "button-gone"));
    expect(await state.languages.get(String(chat.id))).toBeNull();
  });

  test("of one chat is not that of another", async () => {
    const harness = await withLanguageMessage();
    await harness.press("language:en");
    const { standIn } = harness;
    const other = standIn.users.person("老王", "zh-hans");
    standIn.users.sendText(standIn.users.privateChat(other), other, "/help");
    expect((await harness.next()).text).toContain("怎么用");
  });
});

describe("the language of an answer", () => {
  const inEnglish = "How did Hequ place its surplus staff?";
  const inChinese = "河曲县如何安置超编人员?";

  test("is that of each question, whatever the client's", async () => {
    const { say } = await withLanguageMessage("de");
    expect((await say(inChinese)).text).toMatch(/^河曲县\n/u);
    expect((await say(inEnglish)).text).toMatch(/^Hequ County \(河曲县\)\n/u);
  });

  test.each([
    ["en", inEnglish, "详细说说", "本段原文"],
    ["en", inEnglish, "谢谢", "不客气。"],
    ["en", inEnglish, "看 hequ-07", "本段原文"],
    ["en", inChinese, "1", "本段原文"],
    ["zh-hans", inEnglish, "1", "This passage"],
    ["zh-hans", inChinese, "more details please", "This passage"],
    ["zh-hans", inChinese, "thanks", "不客气。"],
    ["en", inEnglish, "设置", "提问用哪种语言"],
  ])("goes on so with a client in %s: after %j, %j", async (code, question, text, expected) => {
    const { say } = await withLanguageMessage(code);
    await say(question);
    expect((await say(text)).text).toContain(expected);
  });

  test("is the chosen one until that is taken back", async () => {
    const { press, say } = await withLanguageMessage();
    await press("language:en");
    expect((await say(inChinese)).text).toMatch(/^Hequ County \(河曲县\)\n/u);
    await press("language:auto");
    expect((await say(inChinese)).text).toMatch(/^河曲县\n/u);
  });

  test("is that of each question in a group, too, where the others' clients say something else", async () => {
    const { standIn, chat, next } = await withLanguageMessage("zh-hans", true);
    const other = standIn.users.person("Alice", "zh-hans");
    standIn.users.sendText(chat, other, `@practice_bot ${inEnglish}`);
    const shown = await next();
    expect(shown.text).toMatch(/^Hequ County \(河曲县\)\n/u);
    expect(shown.text).toContain("newspaper (忻州日报) · 31 May 2022");
    const more = messages.t("en", "button-more", { count: 1 });
    expect(shown.keyboard?.flat().map(({ text }) => text)).toContain(more);
  });

  test("English tells at the first answer of a conversation what quotes are, and not again", async () => {
    const { say } = await withLanguageMessage();
    const hint = messages.t("en", "answer-translate");
    expect((await say(inEnglish)).text).toContain(hint);
    expect((await say(inEnglish)).text).not.toContain(hint);
    await say("/new");
    expect((await say(inEnglish)).text).toContain(hint);
    expect((await say(inChinese)).text).not.toContain(messages.t("zh", "answer-translate"));
  });
});

describe("the menus", () => {
  test("are three, each in Chinese and in English", async () => {
    const { standIn } = await startBot();
    await standIn.waitUntil(() => standIn.commandLists().length === 6, "six menus");
    const listed = standIn.commandLists().map(({ scope, languageCode, commands }) => ({
      where: `${String(scope["type"])}/${languageCode}`,
      names: commands.map(({ command }) => command),
      first: commands[0]?.description,
    }));
    const english = messages.t("en", "command-ask");
    const chinese = messages.t("zh", "command-ask");
    expect(listed.map(({ where, first }) => [where, first])).toEqual([
      ["default/", english],
      ["default/zh", chinese],
      ["all_private_chats/", english],
      ["all_private_chats/zh", chinese],
      ["all_group_chats/", english],
      ["all_group_chats/zh", chinese],
    ]);
    for (const { where, names } of listed) {
      expect(names).toEqual(expect.arrayContaining(["ask", "cases", "case", "help", "language"]));
      expect(names.includes("start")).toBe(where.startsWith("all_private_chats"));
      expect(names).not.toContain("stats");
    }
  });

  test("stop being registered when the bot stops", async () => {
    const harness = await startBot();
    await askPrivately(harness, "/help");
    await harness.bot.stop();
    expect(harness.logged.filter(({ level }) => level === "warn")).toEqual([]);
  });
});
