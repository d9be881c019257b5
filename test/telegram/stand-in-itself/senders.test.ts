/** Whoever else writes: anonymous administrators, channels and other bots. */
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

test("an anonymous administrator writes as the group", async () => {
  const { standIn, updates } = await startCaller();
  const chat = standIn.users.supergroup("改革研讨");
  standIn.users.sendAnonymously(chat, "/ask 河曲");
  const from = { is_bot: true, username: "GroupAnonymousBot" };
  const entities = [{ type: "bot_command", offset: 0, length: 4 }];
  expect(await updates()).toMatchObject([
    ["message", { chat, from, sender_chat: chat, text: "/ask 河曲", entities }],
  ]);
});

test("somebody writes in a channel's name", async () => {
  const { standIn, updates } = await startCaller();
  const { users } = standIn;
  const channel = users.channel("改革频道");
  users.sendAsChannel(users.supergroup("改革研讨"), channel, "河曲?");
  const from = { is_bot: true, username: "Channel_Bot" };
  expect(await updates()).toMatchObject([["message", { from, sender_chat: channel }]]);
});

test("a post, its edit, and how it comes into the discussion group", async () => {
  const { standIn, call, updates } = await startCaller();
  const { users } = standIn;
  const channel = users.channel("改革频道");
  const post = users.postInChannel(channel, "河曲的做法");
  users.forwardPost(users.supergroup("改革研讨"), post);
  users.editPost(channel, post.message_id, "河曲的经验");
  const [first, second, third] = await updates();
  expect(first).toMatchObject(["channel_post", { chat: channel, sender_chat: channel }]);
  expect(first?.[1]).not.toHaveProperty("from");
  expect(second).toMatchObject([
    "message",
    { from: { id: 777_000 }, sender_chat: channel, is_automatic_forward: true },
  ]);
  expect(third).toMatchObject(["edited_channel_post", { text: "河曲的经验" }]);
  const { result } = await call("sendMessage", { chat_id: channel.id, text: "好" });
  expect(result).toMatchObject({ sender_chat: channel });
  expect(result).not.toHaveProperty("from");
});

test("another bot writes", async () => {
  const { standIn, updates } = await startCaller();
  const { users } = standIn;
  const bot = users.otherBot("助手", "helper_bot");
  users.sendText(users.group("改革研讨"), bot, "@practice_bot 河曲?");
  expect(await updates()).toMatchObject([
    ["message", { from: { is_bot: true, username: "helper_bot" } }],
  ]);
});

test("a reply carries what it replies to, but not what that replied to", async () => {
  const { standIn, updates } = await startCaller();
  const { users } = standIn;
  const user = users.person("小李");
  const chat = users.group("改革研讨");
  const first = users.sendText(chat, user, "一");
  const second = users.sendText(chat, user, "二", { replyTo: first.message_id });
  users.sendText(chat, user, "三", { replyTo: second.message_id });
  const [, , third] = await updates();
  expect(third?.[1]).toMatchObject({ reply_to_message: { text: "二" } });
  expect(third?.[1]["reply_to_message"]).not.toHaveProperty("reply_to_message");
});
