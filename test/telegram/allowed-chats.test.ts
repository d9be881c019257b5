/**
 * Where only some chats are answered: every way in is tried by a stranger, in a group that is not listed, in one that
 * is, by a member of it in private, and by an administrator.
 */
import { describe, expect, test } from "vitest";
import { messages, startBot, untilHandled, type Harness } from "./harness.ts";
import { answerTo } from "./inline-asker.ts";
import type { StandInChat, StandInUser } from "./stand-in/world.ts";

// The stand-in numbers people from 5001, groups from -4001.
const member = 5_001;
const adminId = 5_002;
const listedGroup = -4_001;
const languages = [
  ["zh", "zh-hans"],
  ["en", "en"],
] as const;

async function startClosedBot(languageCode: string, allowedChats = [listedGroup]) {
  const harness = await startBot({ admission: { allowedChats }, adminIds: [adminId] });
  const { users } = harness.standIn;
  return {
    ...harness,
    member: users.person("小李", languageCode),
    admin: users.person("管理员", languageCode),
    stranger: users.person("小张", languageCode),
    listed: users.group("改革研讨"),
    unlisted: users.group("别的群"),
  };
}

interface Place {
  readonly chat: StandInChat;
  readonly user: StandInUser;
  /** What calls the bot where it has to be called. */
  readonly call: string;
}

const commands = [
  "/start",
  "/start hequ-07",
  "/help",
  "/ask 河曲",
  "/cases",
  "/case 河曲",
  "/compare 河曲 上犹 考核",
  "/cite hequ-07",
  "/new",
  "/language",
];
const texts = ["河曲县如何安置超编人员?", "hequ-07", "谢谢"];
const buttons = [
  "ask:1",
  "cases:1",
  "named:1:河曲",
  "provinces:1",
  "case:hequ",
  "contents:hequ",
  "section:hequ-07",
  "open:hequ-07",
  "read:hequ-07",
  "language:en",
  "vote:up",
  "docs:1",
  "no-button",
];

/** Everything that can be written, edited and pressed in a chat. */
async function tryAll(harness: Harness, { chat, user, call }: Place): Promise<void> {
  const { users } = harness.standIn;
  for (const command of commands) users.sendText(chat, user, command);
  for (const text of texts) users.sendText(chat, user, call + text);
  const edited = users.sendText(chat, user, "大家好");
  users.editText(chat, user, edited.message_id, `${call}河曲县如何安置超编人员?`);
  users.sendContent(chat, user, { photo: [{ file_id: "a" }], caption: `${call}河曲` });
  await untilHandled(harness);
  const [first] = harness.standIn.sent().filter(({ chatId }) => chatId === chat.id);
  for (const data of buttons) users.pressButton(chat, user, first?.messageId ?? 0, data);
  await untilHandled(harness);
}

function textsIn({ standIn }: Harness, chat: StandInChat): readonly string[] {
  return standIn.sent().flatMap(({ chatId, text }) => (chatId === chat.id ? [text] : []));
}

function noticesOf({ standIn }: Harness): readonly unknown[] {
  return standIn.calls("answerCallbackQuery").map(({ fields }) => fields["text"]);
}

describe.each(languages)("to whom is not listed (%s)", (language, code) => {
  const say = messages.in(language);

  test("nothing but the refusal is said in private, whatever they write, edit or press", async () => {
    const bot = await startClosedBot(code);
    const user = bot.stranger;
    const chat = bot.standIn.users.privateChat(user);
    await tryAll(bot, { chat, user, call: "" });
    const refusal = say("not-allowed", { chat: String(chat.id) });
    expect(new Set(textsIn(bot, chat))).toEqual(new Set([refusal]));
    expect(textsIn(bot, chat).length).toBeGreaterThan(commands.length + texts.length);
    expect(noticesOf(bot)).toEqual(buttons.map(() => refusal));
    expect(bot.library.asked).toEqual([]);
    expect(await bot.state.languages.get(String(chat.id))).toBeNull();
    expect(await bot.state.feedback.since(0)).toEqual([]);
  });

  test("nothing but the refusal is said in a group, and only where the bot is called", async () => {
    const bot = await startClosedBot(code);
    const { unlisted: chat, stranger: user } = bot;
    bot.standIn.users.sendText(chat, user, "河曲县如何安置超编人员?");
    await untilHandled(bot);
    expect(textsIn(bot, chat)).toEqual([]);
    await tryAll(bot, { chat, user, call: "@practice_bot " });
    const refusal = say("not-allowed", { chat: String(chat.id) });
    expect(new Set(textsIn(bot, chat))).toEqual(new Set([refusal]));
    expect(noticesOf(bot)).toEqual(buttons.map(() => refusal));
    expect(bot.library.asked).toEqual([]);
    expect(await bot.state.feedback.since(0)).toEqual([]);
  });

  test("nothing is found in inline mode, logged of it, or answered to a guest", async () => {
    const bot = await startClosedBot(code);
    const { standIn, stranger: user } = bot;
    for (const query of ["河曲", ""]) {
      const { results, button } = await answerTo(standIn, standIn.users.inlineQuery(user, query));
      expect(results).toEqual([]);
      expect(button?.text).toBe(say("inline-closed"));
    }
    standIn.updates.add("chosen_inline_result", {
      result_id: "hequ-07",
      from: user,
      query: "河曲",
    });
    standIn.users.guestMessage(standIn.users.elsewhere("别处"), user, "@practice_bot 河曲");
    await untilHandled(bot);
    expect(standIn.sent().map(({ text }) => text)).toEqual([
      expect.stringContaining(say("not-allowed", { chat: String(user.id) })),
    ]);
    expect(bot.library.asked).toEqual([]);
    expect(await bot.state.questions.since(0)).toEqual([]);
  });

  test("their data are shown and deleted all the same", async () => {
    const bot = await startClosedBot(code);
    const { standIn, stranger: user, unlisted } = bot;
    const { users } = standIn;
    const chat = users.privateChat(user);
    users.sendText(unlisted, user, "/privacy");
    users.sendText(unlisted, user, "@practice_bot /forget");
    users.sendText(chat, user, "/privacy");
    users.sendText(chat, user, "/forget");
    await untilHandled(bot);
    expect(textsIn(bot, unlisted)).toEqual([
      expect.stringContaining(say("privacy-title")),
      say("forget-private", { bot: "practice_bot" }),
    ]);
    const sent = standIn.sent().filter(({ chatId }) => chatId === chat.id);
    expect(sent.map(({ text }) => text)).toEqual([
      expect.stringContaining(say("privacy-title")),
      say("forget-ask"),
    ]);
    await bot.state.write(({ languages: chosen }) =>
      chosen.set({ chatId: String(chat.id), userId: String(user.id) }, language),
    );
    for (const data of ["forget:no", "forget:yes"])
      users.pressButton(chat, user, sent.at(-1)?.messageId ?? 0, data);
    // The press itself is forgotten with the rest, before its answer is sent.
    await standIn.waitForMessages(4, ({ chatId }) => chatId === chat.id);
    expect(textsIn(bot, chat).slice(2)).toEqual([
      say("forget-kept"),
      say("forget-done", { questions: 0, votes: 0 }),
    ]);
    expect(await bot.state.languages.get(String(chat.id))).toBeNull();
    users.sendText(chat, user, "/privacy@other_bot");
    await untilHandled(bot);
    expect(textsIn(bot, chat).at(-1)).toBe(say("not-allowed", { chat: String(chat.id) }));
  });

  test("a post that a member brought elsewhere can be voted on, and opens nothing", async () => {
    const bot = await startClosedBot(code, [member]);
    const { standIn, stranger } = bot;
    standIn.users.guestMessage(standIn.users.elsewhere("别处"), bot.member, "@practice_bot 河曲");
    const [post] = await standIn.waitForMessages(1);
    const inlineMessageId = post?.inlineMessageId ?? "";
    for (const data of ["vote:down", "why:not-asked", "open:hequ-07", "ask:1"])
      standIn.users.pressInline(stranger, inlineMessageId, data);
    await untilHandled(bot);
    const counts = await bot.state.feedback.counts({ kind: "inline", inlineMessageId });
    expect(counts).toMatchObject({ down: 1, reasons: { "not-asked": 1 } });
    const refusal = say("not-allowed", { chat: String(stranger.id) });
    expect(noticesOf(bot).slice(2)).toEqual([refusal, refusal]);
    expect(bot.library.asked).toEqual(["河曲"]);
  });
});

describe.each(languages)("a group that the bot is added to (%s)", (language, code) => {
  const say = messages.in(language);

  test.each(["stranger", "admin"] as const)(
    "and is not listed gets its number once, and no invitation, from whoever adds it: %s",
    async (adder) => {
      const bot = await startClosedBot(code);
      const { users, clock } = bot.standIn;
      const { unlisted: chat, [adder]: by } = bot;
      // As Telegram reports a bot that is added by a link.
      users.addBot(chat, by);
      users.sendText(chat, by, "/start@practice_bot hello");
      clock.advance(3_600);
      users.removeBot(chat, by, "left");
      users.addBot(chat, by);
      await untilHandled(bot);
      expect(textsIn(bot, chat)).toEqual([say("not-allowed", { chat: String(chat.id) })]);
    },
  );

  test("and is listed is greeted", async () => {
    const bot = await startClosedBot(code);
    bot.standIn.users.addBot(bot.listed, bot.stranger);
    await untilHandled(bot);
    expect(textsIn(bot, bot.listed)).toEqual([
      expect.stringContaining(say("start-group-call", { bot: "practice_bot" })),
    ]);
  });
});

describe("where the bot is wanted", () => {
  test("all in a listed group are answered, those who are not in private too", async () => {
    const bot = await startClosedBot("zh-hans");
    const { listed: chat, member: user } = bot;
    const refusal = messages.t("zh", "not-allowed", { chat: String(chat.id) });
    await tryAll(bot, { chat, user, call: "@practice_bot " });
    expect(textsIn(bot, chat)).not.toContain(refusal);
    expect(noticesOf(bot)).not.toContain(refusal);
    expect(bot.library.asked.length).toBeGreaterThan(2);
  });

  test("who is in a listed group is no less a stranger in private, inline or as a guest", async () => {
    const bot = await startClosedBot("zh-hans");
    const { standIn, member: user, listed } = bot;
    const { users } = standIn;
    const chat = users.privateChat(user);
    users.sendText(listed, user, "/ask 河曲");
    users.sendText(chat, user, "上犹");
    users.guestMessage(users.elsewhere("别处"), user, "@practice_bot 汉滨");
    const { results } = await answerTo(standIn, users.inlineQuery(user, "汉滨"));
    await untilHandled(bot);
    expect(results).toEqual([]);
    expect(bot.library.asked).toEqual(["河曲"]);
    const refusal = messages.t("zh", "not-allowed", { chat: String(user.id) });
    expect(textsIn(bot, chat)).toEqual([refusal]);
  });

  test("an administrator is answered everywhere", async () => {
    const bot = await startClosedBot("zh-hans");
    const { standIn, admin: user, unlisted } = bot;
    const { users } = standIn;
    const chat = users.privateChat(user);
    users.sendText(chat, user, "河曲");
    users.sendText(unlisted, user, "@practice_bot 上犹");
    const edited = users.sendText(unlisted, user, "汉滨");
    users.editText(unlisted, user, edited.message_id, "@practice_bot 汉滨");
    users.guestMessage(users.elsewhere("别处"), user, "@practice_bot 汉滨区的考核");
    await untilHandled(bot);
    expect(bot.library.asked.toSorted()).toEqual(
      ["河曲", "上犹", "汉滨", "汉滨区的考核"].toSorted(),
    );
    const [first] = standIn.sent().filter(({ chatId }) => chatId === unlisted.id);
    users.pressButton(unlisted, user, first?.messageId ?? 0, "open:hequ-07");
    const { results } = await answerTo(standIn, users.inlineQuery(user, "河曲"));
    await untilHandled(bot);
    expect(results).not.toEqual([]);
    expect(noticesOf(bot)).toEqual([undefined]);
    expect(textsIn(bot, unlisted).at(-1)).toContain("hequ-07");
  });
});
