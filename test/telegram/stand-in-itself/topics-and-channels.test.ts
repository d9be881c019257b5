/** What Telegram does and refuses in topics that are gone, channels and their direct messages, and with links. */
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

test("a topic that is deleted takes its messages along, and no new ones", async () => {
  const { standIn, call } = await startCaller();
  const { users } = standIn;
  const chat = users.forum("改革研讨");
  const threadId = users.topic(chat, "编制");
  users.sendText(chat, users.person("老王"), "河曲?", { threadId });
  users.removeTopic(chat, threadId);
  expect(standIn.messagesIn(chat)).toEqual([]);
  const fields = { chat_id: chat.id, message_thread_id: threadId, text: "好" };
  expect(await call("sendMessage", fields)).toMatchObject({
    description: "Bad Request: message thread not found",
  });
});

test("direct messages of a channel are sent to a topic that there is, and show no typing", async () => {
  const { standIn, call, updates } = await startCaller();
  const { users } = standIn;
  const chat = users.directMessages("改革通讯");
  const user = users.person("小李");
  users.sendText(chat, user, "在吗?");
  expect(await updates()).toMatchObject([
    ["message", { chat, from: user, direct_messages_topic: { topic_id: user.id } }],
  ]);
  const send = (topic: Record<string, unknown>) =>
    call("sendMessage", { chat_id: chat.id, text: "在", ...topic });
  expect(await send({})).toMatchObject({ ok: false });
  expect(await send({ direct_messages_topic_id: 5 })).toMatchObject({ ok: false });
  expect(await send({ direct_messages_topic_id: user.id })).toMatchObject({ ok: true });
  const typing = { chat_id: chat.id, action: "typing" };
  expect(await call("sendChatAction", typing)).toMatchObject({ ok: false });
  const other = {
    chat_id: users.group("改革研讨").id,
    direct_messages_topic_id: user.id,
    text: "在",
  };
  expect(await call("sendMessage", other)).toMatchObject({ ok: false });
});

test("a channel tells who is in it to its administrators", async () => {
  const { standIn, call } = await startCaller();
  const { users } = standIn;
  const channel = users.channel("改革通讯");
  const fields = { chat_id: channel.id, user_id: 700_001 };
  expect(await call("getChatMember", fields)).toMatchObject({
    result: { status: "administrator" },
  });
  users.removeBot(channel, users.person("站长"));
  expect(await call("getChatMember", fields)).toMatchObject({
    description: "Bad Request: member list is inaccessible",
  });
});

test("links take in what touches them, and nothing is marked within", async () => {
  const { standIn, updates } = await startCaller();
  const { users } = standIn;
  const chat = users.supergroup("改革研讨");
  const texts = ["看 https://t.me/@practice_bot 吧", "见example.com/a，好吗?", "第3.5条, a.b"];
  for (const text of texts) users.sendText(chat, users.person("老王"), text);
  const marked = (await updates()).map(([, { text, entities = [] }]) =>
    (entities as { type: string; offset: number; length: number }[]).map(
      ({ type, offset, length }) => `${type} ${String(text).slice(offset, offset + length)}`,
    ),
  );
  expect(marked).toEqual([["url https://t.me/@practice_bot"], ["url 见example.com/a，好吗"], []]);
});
