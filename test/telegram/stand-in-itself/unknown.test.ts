/** What nobody reads is refused: unknown methods as Telegram does, unknown fields besides. */
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

test("an unknown method is not found", async () => {
  const { call } = await startCaller();
  const description = "Not Found: method not found";
  expect(await call("sendSmell")).toEqual({ ok: false, error_code: 404, description });
});

test.each([
  ["getMe", { verbose: true }, "verbose", "getMe"],
  ["sendMessage", { reply_to_message_id: 1 }, "reply_to_message_id", "sendMessage"],
  ["sendMessage", { entities: [] }, "entities", "sendMessage"],
  ["sendMessage", { link_preview_options: { disabled: true } }, "disabled", "LinkPreviewOptions"],
  ["sendMessage", { reply_parameters: { id: 1 } }, "id", "ReplyParameters"],
  [
    "sendMessage",
    { reply_markup: { inline_keyboard: [], resize_keyboard: true } },
    "resize_keyboard",
    "InlineKeyboardMarkup",
  ],
  ["editMessageText", { message_ids: [1] }, "message_ids", "editMessageText"],
  ["editMessageReplyMarkup", { text: "好" }, "text", "editMessageReplyMarkup"],
  ["sendPhoto", { text: "好" }, "text", "sendPhoto"],
  ["sendChatAction", { message_id: 1 }, "message_id", "sendChatAction"],
  ["answerCallbackQuery", { query_id: "1" }, "query_id", "answerCallbackQuery"],
  ["answerInlineQuery", { switch_pm_text: "a" }, "switch_pm_text", "answerInlineQuery"],
  ["answerGuestQuery", { results: [] }, "results", "answerGuestQuery"],
  ["setMyCommands", { language: "zh" }, "language", "setMyCommands"],
  ["getMyCommands", { commands: [] }, "commands", "getMyCommands"],
  ["deleteMyCommands", { commands: [] }, "commands", "deleteMyCommands"],
  ["getUpdates", { allowed: [] }, "allowed", "getUpdates"],
])("%s with %j is refused", async (method, fields, name, what) => {
  const { standIn, expectRefusal } = await startCaller();
  const chat = standIn.users.group("改革研讨");
  const needed = method === "sendMessage" ? { chat_id: chat.id, text: "好" } : {};
  const problem = `Bad Request: unknown field "${name}" of ${what}`;
  await expectRefusal(method, { ...needed, ...fields }, problem);
  expect(standIn.sent()).toEqual([]);
});

test("a flag of delivery is a boolean", async () => {
  const { standIn, call, expectRefusal } = await startCaller();
  const fields = { chat_id: standIn.users.group("改革研讨").id, text: "好" };
  expect((await call("sendMessage", { ...fields, disable_notification: true })).ok).toBe(true);
  await expectRefusal(
    "sendMessage",
    { ...fields, protect_content: 1 },
    /protect_content must be a boolean/,
  );
});

test("a kind of update that never comes is refused", async () => {
  const { call, expectRefusal } = await startCaller();
  const allowed = (...kinds: string[]) => ({ allowed_updates: kinds });
  expect((await call("getUpdates", allowed("message", "guest_message"))).ok).toBe(true);
  await expectRefusal(
    "getUpdates",
    allowed("callback_querry"),
    /no updates of the kind "callback_q/,
  );
});
