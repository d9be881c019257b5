/** Every command, in a private chat and in both languages. */
import { describe, expect, test } from "vitest";
import { askPrivately, messages, startBot } from "./harness.ts";

describe("commands", () => {
  test("/start says what this is and offers three questions as buttons", async () => {
    const harness = await startBot();
    const reply = await askPrivately(harness, "/start");
    expect(reply.text).toContain("我读过3份各地的改革资料");
    expect(reply.keyboard?.map((row) => row.map(({ data }) => data))).toEqual([
      ["ask:1"],
      ["ask:2"],
      ["ask:3"],
    ]);
  });

  test("/help says how to ask, in a group too", async () => {
    const reply = await askPrivately(await startBot(), "/help");
    expect(reply.text).toContain("@practice_bot");
    expect(reply.text).toContain("/case");
  });

  test("/ask answers its question, and explains itself when there is none", async () => {
    const harness = await startBot();
    await askPrivately(harness, "/ask 河曲县如何安置超编人员?");
    await askPrivately(harness, "/ASK河曲县的党组");
    expect(harness.library.asked).toEqual(["河曲县如何安置超编人员?", "河曲县的党组"]);
    const empty = await askPrivately(harness, "/ask  ");
    const example = messages.t("zh", "example-1");
    expect(empty.text).toBe(messages.t("zh", "ask-empty", { example }));
  });

  test("/ask as a reply asks what the message says", async () => {
    const { standIn, library } = await startBot();
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    const message = standIn.users.sendText(chat, user, "河曲县的编制?");
    await standIn.waitForMessages(1);
    standIn.users.sendText(chat, user, "/ask", { replyTo: message.message_id });
    await standIn.waitForMessages(2);
    expect(library.asked).toEqual(["河曲县的编制?", "河曲县的编制?"]);
  });

  test.each([
    ["/start", "Hello!"],
    ["/help", "How to ask"],
    ["/ask", "Write your question after /ask"],
    ["/cases", "14 measures"],
    ["/cases", "1 measure\n"],
    ["/case hequ", "14 measures"],
    ["/case Yulin", "There is no document about “Yulin”"],
    ["/weather", "There is no /weather command"],
  ])("%s in English", async (text, expected) => {
    const reply = await askPrivately(await startBot(), text, "en");
    expect(reply.text).toContain(expected);
  });
});

describe("the language", () => {
  test.each([
    ["zh-hans", "怎么用"],
    ["zh-hant", "怎么用"],
    ["zh", "怎么用"],
    [null, "怎么用"],
    ["en", "How to ask"],
    ["de", "How to ask"],
  ])("of a client that says %s", async (languageCode, expected) => {
    const reply = await askPrivately(await startBot(), "/help", languageCode);
    expect(reply.text.startsWith(expected)).toBe(true);
  });

  test.each([
    ["榆林市怎样评估编制?", "en", "收录的资料里没有榆林市"],
    ["How does 榆林 evaluate its posts?", "zh-hans", "None of the documents is about Yulin City"],
    // Nothing but names in Latin letters shows no language.
    ["榆林 Yulin Shi Hanbin Qu", "en", "None of the documents is about Yulin City"],
  ])("of an answer is that of the question: %s", async (question, languageCode, words) => {
    const reply = await askPrivately(await startBot(), question, languageCode);
    expect(reply.text).toContain(words);
    expect(reply.text).toContain("通过评估,从机构编制事项调整");
  });
});

describe("the menu", () => {
  test("is registered in Chinese for Chinese clients and in English for others", async () => {
    const { standIn } = await startBot();
    await standIn.waitUntil(() => standIn.calls("setMyCommands").length >= 2, "two menus");
    const [fallback, chinese] = standIn.calls("setMyCommands");
    expect(fallback?.fields["language_code"]).toBeUndefined();
    expect(JSON.stringify(fallback?.fields["commands"])).toContain("Ask a question");
    expect(chinese?.fields["language_code"]).toBe("zh");
    expect(JSON.stringify(chinese?.fields["commands"])).toContain("提一个问题");
  });

  test("that is refused does not stop the bot", async () => {
    const failure = { errorCode: 400, description: "Bad Request: BOT_COMMAND_INVALID" };
    const harness = await startBot({
      prepare: (standIn) => standIn.failNext("setMyCommands", failure),
    });
    await askPrivately(harness, "/help");
    expect(harness.logged.map(({ message }) => message)).toContain(
      "the command menu was not registered",
    );
  });
});
