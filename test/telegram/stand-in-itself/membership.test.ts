/** Who lets the bot in, throws it out or blocks it; and groups that become supergroups. */
import { describe, expect, test } from "vitest";
import { startCaller } from "./caller.ts";

async function withUser() {
  const caller = await startCaller();
  const { users } = caller.standIn;
  return { ...caller, users, user: users.person("老王") };
}

const kinds = ["group", "supergroup", "channel"] as const;

describe.each(kinds)("a %s", (kind) => {
  test("that removed the bot is closed to it, until it is let in again", async () => {
    const { users, user, call, expectRefusal, updates } = await withUser();
    const chat = users[kind]("改革研讨");
    const text = { chat_id: chat.id, text: "好" };
    users.removeBot(chat, user);
    const kicked = `Forbidden: bot was kicked from the ${kind} chat`;
    expect((await expectRefusal("sendMessage", text, kicked)).error_code).toBe(403);
    await expectRefusal("sendChatAction", { chat_id: chat.id, action: "typing" }, kicked);
    users.addBot(chat, user);
    expect((await call("sendMessage", text)).ok).toBe(true);
    const member = (await updates()).filter(([name]) => name === "my_chat_member");
    const joined = kind === "channel" ? "administrator" : "member";
    expect(member).toMatchObject([
      [
        "my_chat_member",
        {
          chat,
          from: user,
          old_chat_member: { status: joined },
          new_chat_member: { status: "kicked", until_date: 0 },
        },
      ],
      [
        "my_chat_member",
        { old_chat_member: { status: "kicked" }, new_chat_member: { status: joined } },
      ],
    ]);
  });

  test("that the bot left says so", async () => {
    const { users, user, expectRefusal } = await withUser();
    const chat = users[kind]("改革研讨");
    users.removeBot(chat, user, "left");
    const left = `Forbidden: bot is not a member of the ${kind} chat`;
    await expectRefusal("sendMessage", { chat_id: chat.id, text: "好" }, left);
  });
});

test("in a group a message says that the bot came or went", async () => {
  const { standIn, users, user, updates } = await withUser();
  const chat = users.group("改革研讨");
  users.addBot(chat, user);
  users.removeBot(chat, user);
  const id = standIn.users.person("小李");
  users.sendText(chat, id, "走了");
  const all = await updates();
  expect(all.map(([kind]) => kind)).toEqual([
    "my_chat_member",
    "message",
    "message",
    "my_chat_member",
  ]);
  expect(all[0]?.[1]).toMatchObject({
    old_chat_member: { status: "left" },
    new_chat_member: { status: "member", user: { username: "practice_bot" } },
  });
  expect(all[1]?.[1]).toMatchObject({ new_chat_members: [{ username: "practice_bot" }] });
  expect(all[2]?.[1]).toMatchObject({ left_chat_member: { username: "practice_bot" } });
});

test("who blocks the bot is not reached until the block is lifted", async () => {
  const { users, user, call, expectRefusal, updates } = await withUser();
  const chat = users.privateChat(user);
  const text = { chat_id: chat.id, text: "好" };
  users.block(user);
  const blocked = "Forbidden: bot was blocked by the user";
  expect((await expectRefusal("sendMessage", text, blocked)).error_code).toBe(403);
  expect(() => users.sendText(chat, user, "好")).toThrow("unblock");
  users.unblock(user);
  expect((await call("sendMessage", text)).ok).toBe(true);
  expect(await updates()).toMatchObject([
    ["my_chat_member", { chat, new_chat_member: { status: "kicked" } }],
    ["my_chat_member", { chat, new_chat_member: { status: "member" } }],
  ]);
});

test("a group that became a supergroup sends the bot there", async () => {
  const { users, user, call, expectRefusal, updates } = await withUser();
  const group = users.group("改革研讨");
  const supergroup = users.migrate(group);
  expect(supergroup).toMatchObject({ type: "supergroup", title: "改革研讨" });
  expect(await updates()).toMatchObject([
    ["message", { chat: group, migrate_to_chat_id: supergroup.id }],
    ["message", { chat: supergroup, migrate_from_chat_id: group.id }],
  ]);
  const upgraded = "Bad Request: group chat was upgraded to a supergroup chat";
  const reply = await expectRefusal("sendMessage", { chat_id: group.id, text: "好" }, upgraded);
  expect(reply).toMatchObject({
    error_code: 400,
    parameters: { migrate_to_chat_id: supergroup.id },
  });
  expect((await call("sendMessage", { chat_id: supergroup.id, text: "好" })).ok).toBe(true);
  expect(() => users.sendText(group, user, "好")).toThrow("supergroup");
  expect(() => users.migrate(supergroup)).toThrow("basic group");
});
