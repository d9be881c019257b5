/** A reply to somebody whose own words carry no subject asks about what was replied to. */
import { describe, expect, test } from "vitest";
import { messages, startBot, untilHandled } from "./harness.ts";

const told = "听说河曲县把超编人员安排到了社区";

async function start(kind: "private" | "supergroup" | "elsewhere") {
  const harness = await startBot();
  const { standIn } = harness;
  const { users } = standIn;
  const [user, other] = [users.person("小李"), users.person("老王")];
  const chat = kind === "private" ? users.privateChat(user) : users[kind]("改革研讨");
  const said = users.sendText(chat, kind === "private" ? user : other, told);
  await untilHandled(harness);
  const replyTo = said.message_id;
  const reply = async (text: string, extra = {}) => {
    if (kind === "elsewhere")
      users.guestMessage(chat, user, `@practice_bot ${text}`, { replyTo, ...extra });
    else users.sendText(chat, user, text, { replyTo, ...extra });
    await untilHandled(harness);
    return harness.library.asked.at(-1);
  };
  return { ...harness, users, user, chat, reply };
}

const without = "除河曲县以外，听说把超编人员安排到了社区";

describe.each([
  ["private", ""],
  ["supergroup", "@practice_bot "],
  ["elsewhere", ""],
] as const)("in a chat of kind %s", (kind, call) => {
  test.each([
    ["查一下这个", told],
    ["?", told],
    ["真的吗", told],
    ["有证据吗", `${told}，有证据吗`],
    ["这个哪里有过?", "听说把超编人员安排到了社区"],
    ["has any county done this?", "听说把超编人员安排到了社区"],
    ["有没有别的县也这样做", without],
    ["anyone else?", without],
    ["上犹呢?", "听说上犹把超编人员安排到了社区"],
    ["2022年以后有吗", `2022年以后，${told}`],
    ["效果怎么样?", `${told}，效果怎么样?`],
    ["汉滨区怎样评估编制?", "汉滨区怎样评估编制?"],
  ])("%j", async (text, question) => {
    const { reply } = await start(kind);
    expect(await reply(call + text)).toBe(question);
  });

  test.each(["/ask 这个…", "/ask@practice_bot 看看"])("%j", async (text) => {
    const { reply } = await start(kind);
    expect(await reply(text)).toBe(told);
  });

  test("a link beside which nothing stands cannot be read", async () => {
    const { reply, users, user, chat, standIn } = await start(kind);
    const link = users.sendText(chat, user, "https://example.org/a");
    const before = standIn.sent().length;
    await reply(`${call}这篇讲的啥`, { replyTo: link.message_id });
    const replies = standIn.sent().slice(before);
    expect(replies.at(-1)?.text).toContain(messages.t("zh", "link-unread"));
  });

  test("only the part that is quoted", async () => {
    const { reply } = await start(kind);
    const quote = { text: "超编人员安排到了社区", position: 6 };
    expect(await reply(`${call}别处有吗`, { quote })).toBe("超编人员安排到了社区");
  });
});

test("what was asked is said in one line, and the answer is a reply to whoever asked", async () => {
  const { reply, standIn } = await start("supergroup");
  await reply("@practice_bot 有没有别的县也这样做");
  const [answer] = standIn.sent();
  expect(answer?.text.split("\n")[0]).toBe(`↪ ${without}`);
});

test("a text that is asked as it stands above is not repeated", async () => {
  const { reply, standIn } = await start("supergroup");
  await reply("@practice_bot 查一下");
  expect(standIn.sent()[0]?.text).not.toContain(told);
});

test("somebody else's text goes on with no conversation of the asker's", async () => {
  const { reply, library } = await start("supergroup");
  await reply("@practice_bot 汉滨区怎样评估编制?");
  await reply("@practice_bot 查一下这个");
  expect(library.askedWith.at(-1)?.previous).toBeUndefined();
  // What it tells of is no choice of documents.
  expect(library.askedWith.at(-1)?.limits).toBe("none");
});

test("thanks in reply to somebody stay thanks, and a command is no part of what is asked", async () => {
  const harness = await start("private");
  const { reply, users, chat, user, library } = harness;
  await reply("谢谢");
  expect(harness.standIn.sent().at(-1)?.text).toBe("不客气。");
  expect(library.asked).toEqual([told]);
  const said = users.sendText(chat, user, "/ask 河曲县如何安置超编人员?");
  await untilHandled(harness);
  users.sendText(chat, user, "上犹呢?", { replyTo: said.message_id });
  await untilHandled(harness);
  expect(library.asked.at(-1)).toBe("上犹如何安置超编人员?");
});

test("what is quoted of a message in another chat is asked about, without more", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const { users } = standIn;
  const user = users.person("小李");
  const chats = [users.privateChat(user), users.supergroup("改革研讨")];
  const origin = { type: "user", date: 1, sender_user: users.person("老王") };
  const quote = { text: "超编人员怎么安置", position: 3, is_manual: true };
  const extra = { external_reply: { origin, message_id: 77 }, quote };
  for (const chat of chats) users.sendText(chat, user, "@practice_bot 上犹有没有?", extra);
  await untilHandled(harness);
  expect(library.asked).toEqual(["上犹：超编人员怎么安置", "上犹：超编人员怎么安置"]);
});

test("/compare in reply compares what was said", async () => {
  const { reply } = await start("supergroup");
  expect(await reply("/compare 河曲 汉滨")).toBe("听说河曲和汉滨把超编人员安排到了社区");
});

test("in the comments on a post, what goes on with a talk is not about the post", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const { users } = standIn;
  const user = users.person("小李");
  const chat = users.supergroup("改革通讯讨论");
  const post = users.postInChannel(users.channel("改革通讯"), told);
  await untilHandled(harness);
  const root = users.forwardPost(chat, post).message_id;
  const comment = async (text: string) => {
    const extra = { replyTo: root, message_thread_id: root };
    users.sendText(chat, user, `@practice_bot ${text}`, extra);
    await untilHandled(harness);
    return library.asked.at(-1);
  };
  expect(await comment("上犹呢?")).toBe("听说上犹把超编人员安排到了社区");
  expect(await comment("还有吗?")).toBe("还有吗?");
  expect(library.askedWith.at(-1)?.previous?.question).toBe("听说上犹把超编人员安排到了社区");
  expect(await comment("这个哪里有过?")).toBe("听说把超编人员安排到了社区");
});

test("in a thread of replies, which has an id as well, it is about what is replied to", async () => {
  const { reply, users, chat, user } = await start("supergroup");
  await reply("@practice_bot 汉滨区怎样评估编制?");
  const said = users.sendText(chat, user, told);
  const extra = { replyTo: said.message_id, message_thread_id: said.message_id };
  expect(await reply("@practice_bot 上犹呢?", extra)).toBe("听说上犹把超编人员安排到了社区");
});
