/** Presses: what comes with them, and that each is answered once and soon. */
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

async function withMessage() {
  const caller = await startCaller();
  const { users } = caller.standIn;
  const user = users.person("小李");
  const chat = users.privateChat(user);
  const sent = await caller.call("sendMessage", { chat_id: chat.id, text: "好" });
  const { message_id } = sent.result as { message_id: number };
  const answer = (id: string, more = {}) =>
    ["answerCallbackQuery", { callback_query_id: id, ...more }] as const;
  return { ...caller, users, user, chat, messageId: message_id, answer };
}

test("a text of 200 characters is shown, one more is not", async () => {
  const { users, user, chat, messageId, answer, call, expectRefusal } = await withMessage();
  const id = users.pressButton(chat, user, messageId, "a");
  await expectRefusal(...answer(id, { text: "长".repeat(201) }), "Bad Request: MESSAGE_TOO_LONG");
  expect((await call(...answer(id, { text: "长".repeat(200) }))).ok).toBe(true);
});

test("a press is answered once", async () => {
  const { users, user, chat, messageId, answer, call, expectRefusal } = await withMessage();
  const id = users.pressButton(chat, user, messageId, "a");
  expect((await call(...answer(id))).ok).toBe(true);
  await expectRefusal(...answer(id), tooOld);
});

test("a press is answered soon or never", async () => {
  const { standIn, users, user, chat, messageId, answer, expectRefusal } = await withMessage();
  const id = users.pressButton(chat, user, messageId, "a");
  standIn.clock.advance(16);
  await expectRefusal(...answer(id), tooOld);
});

test("another kind of query is not a press", async () => {
  const { users, user, answer, expectRefusal } = await withMessage();
  await expectRefusal(...answer(users.inlineQuery(user, "河曲")), tooOld);
});

test("a press may open the bot itself, and no other address", async () => {
  const { users, user, chat, messageId, answer, call, expectRefusal } = await withMessage();
  const id = users.pressButton(chat, user, messageId, "a");
  await expectRefusal(...answer(id, { url: "https://example.org" }), "Bad Request: URL_INVALID");
  const url = "https://t.me/practice_bot?start=a";
  expect((await call(...answer(id, { url }))).ok).toBe(true);
});

test("a message weeks old comes with its date, and can be edited", async () => {
  const { standIn, users, user, chat, messageId, updates, call } = await withMessage();
  standIn.clock.advance(30 * 24 * 3600);
  users.pressButton(chat, user, messageId, "a");
  const [[kind, content] = []] = await updates();
  expect(kind).toBe("callback_query");
  expect(content).toMatchObject({ message: { date: 1_700_000_000, text: "好" }, data: "a" });
  const edit = { chat_id: chat.id, message_id: messageId, text: "新" };
  expect((await call("editMessageText", edit)).result).toMatchObject({
    edit_date: 1_700_000_000 + 30 * 24 * 3600,
  });
});

test("an inaccessible message has no content and cannot be edited", async () => {
  const { users, user, chat, messageId, updates, expectRefusal } = await withMessage();
  users.pressInaccessible(chat, user, messageId, "a");
  const [[, content] = []] = await updates();
  expect(content?.["message"]).toEqual({ chat, message_id: messageId, date: 0 });
  const edit = { chat_id: chat.id, message_id: messageId, text: "新" };
  await expectRefusal("editMessageText", edit, "Bad Request: message to edit not found");
});

test("a message that somebody removed is inaccessible", async () => {
  const { users, user, chat, messageId, updates } = await withMessage();
  users.remove(chat, messageId);
  users.pressButton(chat, user, messageId, "a");
  const [[, content] = []] = await updates();
  expect(content?.["message"]).toMatchObject({ date: 0 });
});
