/** Menus: one list for each scope and language. */
import { describe, expect, test } from "vitest";
import { startCaller } from "./caller.ts";

const commands = [{ command: "ask", description: "提问" }];

test("each scope and language has its own list, and nothing is inherited", async () => {
  const { standIn, call } = await startCaller();
  const group = standIn.users.group("改革研讨");
  const user = standIn.users.person("小李");
  const scopes = [
    undefined,
    { type: "all_private_chats" },
    { type: "all_group_chats" },
    { type: "all_chat_administrators" },
    { type: "chat", chat_id: group.id },
    { type: "chat_administrators", chat_id: group.id },
    { type: "chat_member", chat_id: group.id, user_id: user.id },
  ];
  for (const [index, scope] of scopes.entries()) {
    const list = [{ command: `ask${index}`, description: "提问" }];
    expect((await call("setMyCommands", { commands: list, scope })).result).toBe(true);
  }
  for (const [index, scope] of scopes.entries()) {
    const { result } = await call("getMyCommands", { scope, language_code: "" });
    expect(result).toEqual([{ command: `ask${index}`, description: "提问" }]);
    expect((await call("getMyCommands", { scope, language_code: "zh" })).result).toEqual([]);
  }
  expect(standIn.commandLists().map(({ scope }) => scope)).toEqual([
    { type: "default" },
    ...scopes.slice(1),
  ]);
});

test("a list is replaced, and deleted", async () => {
  const { standIn, call } = await startCaller();
  const zh = { language_code: "zh" };
  await call("setMyCommands", { commands, ...zh });
  const list = [{ command: "help", description: "帮助" }];
  await call("setMyCommands", { commands: list, ...zh });
  expect(standIn.commandLists()).toEqual([
    { scope: { type: "default" }, languageCode: "zh", commands: list },
  ]);
  expect((await call("deleteMyCommands", zh)).result).toBe(true);
  expect((await call("getMyCommands", zh)).result).toEqual([]);
  expect(standIn.commandLists()).toEqual([]);
});

test("a hundred commands of the longest names and descriptions are accepted", async () => {
  const { call } = await startCaller();
  const longest = Array.from({ length: 100 }, (_, i) => ({
    command: `${i}`.padStart(32, "a"),
    description: "长".repeat(256),
  }));
  expect((await call("setMyCommands", { commands: longest })).ok).toBe(true);
});

describe("a list is refused", () => {
  const one = (fields: Record<string, unknown>) => [
    { command: "ask", description: "提问", ...fields },
  ];
  test.each([
    ["without commands", {}, "can't parse commands: array expected"],
    [
      "of 101",
      { commands: Array.from({ length: 101 }, (_, i) => ({ command: `a${i}`, description: "a" })) },
      "BOT_COMMANDS_TOO_MUCH",
    ],
    ["with a command twice", { commands: [...commands, ...commands] }, "twice"],
    ["with a long name", { commands: one({ command: "a".repeat(33) }) }, "BOT_COMMAND_INVALID"],
    ["with a name with a slash", { commands: one({ command: "/ask" }) }, "BOT_COMMAND_INVALID"],
    [
      "with a long description",
      { commands: one({ description: "长".repeat(257) }) },
      "BOT_COMMAND_DESCRIPTION_INVALID",
    ],
    [
      "with a misspelt field",
      { commands: one({ text: "a" }) },
      'unknown field "text" of BotCommand',
    ],
    ["for zh-hans", { commands, language_code: "zh-hans" }, "invalid language code specified"],
    ["for everyone", { commands, scope: { type: "everyone" } }, "Unsupported type specified"],
    ["for nobody", { commands, scope: {} }, 'Can\'t find field "type"'],
    ["for an unknown chat", { commands, scope: { type: "chat", chat_id: 1 } }, "chat not found"],
    ["for no chat", { commands, scope: { type: "chat" } }, 'Can\'t find field "chat_id"'],
    [
      "for all private chats of one chat",
      { commands, scope: { type: "all_private_chats", chat_id: 1 } },
      'unknown field "chat_id"',
    ],
  ])("%s", async (_what, fields, problem) => {
    const { standIn, call } = await startCaller();
    const reply = await call("setMyCommands", fields);
    expect(reply).toMatchObject({ error_code: 400 });
    expect(reply.description).toContain(problem);
    expect(standIn.commandLists()).toEqual([]);
  });

  test("for administrators of a private chat, for a channel, for no member", async () => {
    const { standIn, expectRefusal } = await startCaller();
    const { users } = standIn;
    const chat_id = users.privateChat(users.person("小李")).id;
    const channel = users.channel("频道").id;
    const set = (scope: unknown) => ["setMyCommands", { commands, scope }] as const;
    await expectRefusal(
      ...set({ type: "chat_administrators", chat_id }),
      /specified scope in private/,
    );
    await expectRefusal(
      ...set({ type: "chat", chat_id: channel }),
      /can't change commands in channel/,
    );
    const group = users.group("改革研讨").id;
    const nobody = { type: "chat_member", chat_id: group, user_id: 0 };
    await expectRefusal(...set(nobody), /Invalid user_id specified/);
  });
});
