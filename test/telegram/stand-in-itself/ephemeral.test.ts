/** Messages that one member of a group sees. */
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

async function pressedInGroup() {
  const caller = await startCaller();
  const { standIn, call } = caller;
  const { users } = standIn;
  const [chat, user] = [users.supergroup("改革研讨"), users.person("小李")];
  await call("sendMessage", { chat_id: chat.id, text: "好" });
  const query = users.pressButton(chat, user, standIn.sent()[0]?.messageId ?? 0, "open:hequ-07");
  const to = (parameters: Record<string, unknown>, chatId = chat.id) => ({
    chat_id: chatId,
    text: "只给你看",
    ephemeral_message_parameters: { receiver_user_id: user.id, ...parameters },
  });
  return { ...caller, users, chat, user, query, to };
}

test("is sent to whoever pressed, has no place in the chat, and is edited by its own number", async () => {
  const { standIn, call, chat, user, query, to } = await pressedInGroup();
  const { result } = await call("sendMessage", to({ callback_query_id: query }));
  expect(result).toMatchObject({ message_id: 0, ephemeral_message_id: 1 });
  expect(standIn.standing(chat.id)).toHaveLength(1);
  const edit = { chat_id: chat.id, receiver_user_id: user.id, ephemeral_message_id: 1 };
  expect((await call("editEphemeralMessageText", { ...edit, text: "新的" })).result).toBe(true);
  expect(standIn.sent().at(-1)).toMatchObject({ text: "新的", ephemeral: { id: 1 } });
});

test("is refused to anybody else, elsewhere, later, and without a press", async () => {
  const { standIn, call, expectRefusal, users, user, chat, query, to } = await pressedInGroup();
  const callback_query_id = query;
  const other = users.person("老王");
  const send = (fields: Record<string, unknown>, expected: RegExp) =>
    expectRefusal("sendMessage", fields, expected);
  await send(to({ callback_query_id, receiver_user_id: other.id }), /too old/);
  await send(to({ callback_query_id }, users.supergroup("别处").id), /too old/);
  await send(to({ callback_query_id }, users.privateChat(user).id), /only to groups/);
  await send(to({ callback_query_id }, users.channel("改革通讯").id), /only to groups/);
  await send(to({}), /MESSAGE_NOT_COMMAND/);
  const edit = { chat_id: chat.id, receiver_user_id: other.id, ephemeral_message_id: 1 };
  await call("sendMessage", to({ callback_query_id }));
  await expectRefusal("editEphemeralMessageText", { ...edit, text: "新" }, /not found/);
  standIn.clock.advance(16);
  await send(to({ callback_query_id }), /too old/);
  users.addBot(chat, user, "administrator");
  expect((await call("sendMessage", to({}))).ok).toBe(true);
});
