/** In groups the bot answers when it is addressed, as a reply, in the right topic; else never. */
import { describe, expect, test } from "vitest";
import { boldOf, messages, quotesOf, startBot, type Harness } from "./harness.ts";
import type { MessageExtra } from "./stand-in/users.ts";
import type { StandInChat, StandInUser } from "./stand-in/world.ts";

const kinds = ["group", "supergroup"] as const;

async function inGroup(kind: "group" | "supergroup" | "forum") {
  const harness = await startBot();
  const { users } = harness.standIn;
  return { harness, chat: users[kind]("改革研讨"), user: users.person("老王") };
}

/** Sends a text, then one that is answered; what came before that answer, is the text's. */
async function isSilent(
  { standIn }: Harness,
  [chat, user]: readonly [StandInChat, StandInUser],
  text: string,
  extra: MessageExtra = {},
): Promise<boolean> {
  const before = standIn.sent().length;
  standIn.users.sendText(chat, user, text, extra);
  const last = standIn.users.sendText(chat, user, "/cases");
  await standIn.waitForMessages(1, (sent) => sent.replyToMessageId === last.message_id);
  return standIn.sent().length === before + 1;
}

describe.each(kinds)("a %s", (kind) => {
  test.each([
    ["@practice_bot 河曲县如何安置超编人员?"],
    ["河曲县如何安置超编人员? @practice_bot"],
    ["@Practice_Bot,河曲县如何安置超编人员?"],
    ["＠practice_bot：河曲县如何安置超编人员?"],
    ["@practice_bot河曲县如何安置超编人员?"],
    ["/ask 河曲县如何安置超编人员?"],
    ["/ask@practice_bot 河曲县如何安置超编人员?"],
    ["@practice_bot /ask 河曲县如何安置超编人员?"],
  ])("answers %s", async (text) => {
    const { harness, chat, user } = await inGroup(kind);
    const question = harness.standIn.users.sendText(chat, user, text);
    const [reply] = await harness.standIn.waitForMessages(1);
    expect(harness.library.asked).toEqual(["河曲县如何安置超编人员?"]);
    expect(reply?.replyToMessageId).toBe(question.message_id);
    expect(reply?.threadId).toBeNull();
    expect(reply === undefined ? [] : boldOf(reply)[0]).toBe("河曲县");
  });

  test.each([
    ["河曲县如何安置超编人员?"],
    ["@other_bot 河曲县如何安置超编人员?"],
    ["@practice_bot2 你好"],
    ["mail@practice_bot.example"],
    ["https://t.me/@practice_bot"],
    ["/ask@other_bot 河曲县"],
    ["@practice_bot /ask@other_bot 河曲县"],
    ["/weather"],
    ["practice_bot 在吗"],
  ])("is silent at %s", async (text) => {
    const { harness, chat, user } = await inGroup(kind);
    expect(await isSilent(harness, [chat, user], text)).toBe(true);
    expect(harness.library.asked).toEqual([]);
  });

  test("is silent at stickers and photos, even in reply to it", async () => {
    const { harness, chat, user } = await inGroup(kind);
    const { standIn } = harness;
    standIn.users.sendText(chat, user, "/help");
    const [help] = await standIn.waitForMessages(1);
    const replyTo = help?.messageId ?? 0;
    standIn.users.sendContent(chat, user, { sticker: { file_id: "a" }, replyTo });
    expect(await isSilent(harness, [chat, user], "大家好")).toBe(true);
  });

  test("a reply to the bot is a question; one to somebody else is not", async () => {
    const { harness, chat, user } = await inGroup(kind);
    const { standIn, library } = harness;
    const someone = standIn.users.sendText(chat, user, "/help");
    const [help] = await standIn.waitForMessages(1);
    const toOther = { replyTo: someone.message_id };
    expect(await isSilent(harness, [chat, user], "说得对", toOther)).toBe(true);
    const replyTo = help?.messageId ?? 0;
    const asked = standIn.users.sendText(chat, user, "那党组呢?", { replyTo });
    await standIn.waitForMessages(1, (sent) => sent.replyToMessageId === asked.message_id);
    expect(library.asked).toEqual(["那党组呢?"]);
  });

  test("a bare mention in reply to somebody asks what they said, or the part quoted", async () => {
    const { harness, chat, user } = await inGroup(kind);
    const { standIn, library } = harness;
    const said = standIn.users.sendText(chat, user, "大家好。河曲县如何安置超编人员?");
    const replyTo = said.message_id;
    standIn.users.sendText(chat, user, "@practice_bot", { replyTo });
    const quote = { text: "河曲县如何安置超编人员?", position: 4 };
    standIn.users.sendText(chat, user, "@practice_bot", { replyTo, quote });
    await standIn.waitForMessages(2);
    expect(library.asked).toEqual(["大家好。河曲县如何安置超编人员?", "河曲县如何安置超编人员?"]);
  });

  test("a bare mention, or one in reply to the bot itself, says how to ask", async () => {
    const { harness, chat, user } = await inGroup(kind);
    const { standIn, library } = harness;
    standIn.users.sendText(chat, user, "@practice_bot");
    const [first] = await standIn.waitForMessages(1);
    standIn.users.sendText(chat, user, "@practice_bot ", { replyTo: first?.messageId ?? 0 });
    const replies = await standIn.waitForMessages(2);
    const words = { bot: "practice_bot", example: messages.t("zh", "example-1") };
    const expected = messages.t("zh", "mention-empty", words);
    expect(replies.map(({ text }) => text)).toEqual([expected, expected]);
    expect(library.asked).toEqual([]);
  });

  test("a mention within code calls nobody", async () => {
    const { harness, chat, user } = await inGroup(kind);
    const text = "这样写：@practice_bot 你好";
    const entities = [{ type: "code", offset: 4, length: 16 }];
    expect(await isSilent(harness, [chat, user], text, { entities })).toBe(true);
  });

  test.each([
    ["text_mention", { user: { id: 700_001, is_bot: true, first_name: "改革案例" } }],
    ["text_link", { url: "tg://user?id=700001" }],
  ])("is called by the name that is shown (%s), in captions too", async (type, whom) => {
    const { harness, chat, user } = await inGroup(kind);
    const { users } = harness.standIn;
    const named = [{ type, ...whom, offset: 2, length: 4 }];
    users.sendText(chat, user, "请问改革案例,河曲县的编制?", { entities: named });
    const caption = "请问改革案例 汉滨区的评估?";
    users.sendContent(chat, user, { photo: [{ file_id: "a" }], caption, caption_entities: named });
    await harness.standIn.waitForMessages(2);
    expect(harness.library.asked).toEqual(["请问 ,河曲县的编制?", "请问 汉滨区的评估?"]);
  });

  test.each([
    ["text_mention", { user: { id: 5, is_bot: false, first_name: "改革案例" } }],
    ["text_link", { url: "tg://user?id=70000" }],
    ["text_link", { url: "https://example.com/?id=700001" }],
  ])("is not called by the name of another, or of a page (%s)", async (type, whom) => {
    const { harness, chat, user } = await inGroup(kind);
    const entities = [{ type, ...whom, offset: 0, length: 4 }];
    expect(await isSilent(harness, [chat, user], "改革案例 河曲县?", { entities })).toBe(true);
  });

  test("/start says in two lines how to call it", async () => {
    const { harness, chat, user } = await inGroup(kind);
    harness.standIn.users.sendText(chat, user, "/start@practice_bot");
    const [reply] = await harness.standIn.waitForMessages(1);
    expect(reply?.text.split("\n")).toHaveLength(2);
    expect(reply?.text).toContain("@practice_bot");
    expect(reply?.keyboard).toBeNull();
  });

  test("an unknown command with the bot's name gets a friendly line", async () => {
    const { harness, chat, user } = await inGroup(kind);
    harness.standIn.users.sendText(chat, user, "/weather@practice_bot");
    const [reply] = await harness.standIn.waitForMessages(1);
    expect(reply?.text).toBe(messages.t("zh", "command-unknown", { command: "/weather" }));
  });

  test("speaks English with whoever's client does, Chinese with others", async () => {
    const { harness, chat, user } = await inGroup(kind);
    const { standIn } = harness;
    standIn.users.sendText(chat, standIn.users.person("Ann", "en-GB"), "/help");
    standIn.users.sendText(chat, user, "/help");
    const [english, chinese] = await standIn.waitForMessages(2);
    expect(english?.text.startsWith("How to ask")).toBe(true);
    expect(chinese?.text.startsWith("怎么用")).toBe(true);
  });
});

describe("a forum", () => {
  test("is answered in the topic that was asked in", async () => {
    const { harness, chat, user } = await inGroup("forum");
    const { standIn, library } = harness;
    const staff = standIn.users.topic(chat, "编制");
    const other = standIn.users.topic(chat, "其他");
    standIn.users.sendText(chat, user, "/ask 河曲县的编制?", { threadId: staff });
    standIn.users.sendText(chat, user, "@practice_bot 党组?", { threadId: other });
    standIn.users.sendText(chat, user, "/ask 总话题里的问题");
    const replies = await standIn.waitForMessages(3);
    expect(replies.map(({ threadId }) => threadId)).toEqual([staff, other, null]);
    expect(library.asked).toHaveLength(3);
  });

  test("a message in a topic that the bot opened is no reply to the bot", async () => {
    const { harness, chat, user } = await inGroup("forum");
    const threadId = harness.standIn.users.topic(chat, "编制");
    expect(await isSilent(harness, [chat, user], "大家好", { threadId })).toBe(true);
  });

  test("a bare mention in a topic does not take the topic's opening for a question", async () => {
    const { harness, chat, user } = await inGroup("forum");
    const threadId = harness.standIn.users.topic(chat, "编制");
    harness.standIn.users.sendText(chat, user, "@practice_bot", { threadId });
    const [reply] = await harness.standIn.waitForMessages(1);
    expect(reply?.text).toContain("我在");
    expect(reply?.threadId).toBe(threadId);
  });

  test("a question that was deleted meanwhile is answered all the same", async () => {
    const { harness, chat, user } = await inGroup("forum");
    const { standIn } = harness;
    const threadId = standIn.users.topic(chat, "编制");
    const question = standIn.users.sendText(chat, user, "/ask 河曲", { threadId });
    standIn.users.remove(chat, question.message_id);
    const [reply] = await standIn.waitForMessages(1);
    expect(reply?.replyToMessageId).toBeNull();
    expect(reply === undefined ? [] : quotesOf(reply)).toHaveLength(1);
  });
});
