/** What the bot and people edit. */
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

const keyboard = (data: string) => ({ inline_keyboard: [[{ text: "好", callback_data: data }]] });

async function withMessage() {
  const caller = await startCaller();
  const { users } = caller.standIn;
  const user = users.person("小李");
  const chat = users.privateChat(user);
  const text = { chat_id: chat.id, text: "一", reply_markup: keyboard("a") };
  const { message_id } = (await caller.call("sendMessage", text)).result as { message_id: number };
  return { ...caller, users, user, chat, mine: { chat_id: chat.id, message_id } };
}

test("a new keyboard replaces the old, none takes it away, the same is refused", async () => {
  const { standIn, call, expectRefusal, mine } = await withMessage();
  const method = "editMessageReplyMarkup";
  await expectRefusal(method, { ...mine, reply_markup: keyboard("a") }, /message is not modified/);
  const edited = await call(method, { ...mine, reply_markup: keyboard("b") });
  expect(edited.result).toMatchObject({ text: "一", reply_markup: keyboard("b") });
  expect((await call(method, mine)).result).not.toHaveProperty("reply_markup");
  await expectRefusal(method, mine, /message is not modified/);
  await expectRefusal(
    method,
    { ...mine, message_id: 99 },
    "Bad Request: message to edit not found",
  );
  expect(standIn.sent().map(({ keyboard: shown }) => shown?.[0]?.[0]?.data)).toEqual([
    "a",
    "b",
    undefined,
  ]);
});

test("a new text without a keyboard takes the keyboard away", async () => {
  const { call, expectRefusal, mine } = await withMessage();
  const { result } = await call("editMessageText", { ...mine, text: "二" });
  expect(result).not.toHaveProperty("reply_markup");
  await expectRefusal("editMessageText", { ...mine, text: "二" }, /message is not modified/);
});

test("an inline message is edited by its id alone, and says no more than that it was", async () => {
  const { standIn, users, user, chat, call, expectRefusal } = await withMessage();
  const queryId = users.inlineQuery(user, "河曲", { chat });
  const input_message_content = { message_text: "一" };
  const article = { type: "article", id: "1", title: "一", input_message_content };
  const results = [{ ...article, reply_markup: keyboard("a") }];
  await call("answerInlineQuery", { inline_query_id: queryId, results });
  const { message, inlineMessageId } = users.chooseInlineResult(queryId, "1");
  const inline = { inline_message_id: inlineMessageId };
  const edit = { ...inline, text: "一", reply_markup: keyboard("a") };
  await expectRefusal("editMessageText", edit, /message is not modified/);
  expect((await call("editMessageText", { ...inline, text: "二" })).result).toBe(true);
  expect(standIn.sent().at(-1)).toMatchObject({ inlineMessageId, text: "二", chatId: chat.id });
  const markup = { ...inline, reply_markup: keyboard("b") };
  expect((await call("editMessageReplyMarkup", markup)).result).toBe(true);
  await expectRefusal("editMessageReplyMarkup", markup, /message is not modified/);
  const unknown = { inline_message_id: "x", text: "三" };
  await expectRefusal("editMessageText", unknown, "Bad Request: MESSAGE_ID_INVALID");
  const byPlace = { chat_id: chat.id, message_id: message.message_id, text: "三" };
  await expectRefusal("editMessageText", byPlace, "Bad Request: message can't be edited");
  await expectRefusal(
    "editMessageText",
    { ...byPlace, ...inline },
    /either chat_id and message_id or/,
  );
  users.remove(chat, message.message_id);
  await expectRefusal(
    "editMessageText",
    { ...inline, text: "三" },
    "Bad Request: MESSAGE_ID_INVALID",
  );
});

test("the press of an inline message's button has its id and no message", async () => {
  const { users, user, call, updates, chat } = await withMessage();
  const asked = users.guestMessage(users.elsewhere("别处"), user, "@practice_bot 河曲");
  const input_message_content = { message_text: "一" };
  const result = { type: "article", id: "1", title: "一", input_message_content };
  const answer = { guest_query_id: asked.guest_query_id, result };
  const { inline_message_id } = (await call("answerGuestQuery", answer)).result as {
    inline_message_id: string;
  };
  await updates();
  users.pressInline(user, inline_message_id, "a");
  const [[kind, content] = []] = await updates();
  expect(kind).toBe("callback_query");
  expect(content).toMatchObject({ inline_message_id, data: "a" });
  expect(content).not.toHaveProperty("message");
  expect(content?.["chat_instance"]).not.toBe(String(chat.id));
});

test("what somebody edits comes again, with the same id and another text", async () => {
  const { standIn, users, user, chat, updates } = await withMessage();
  const said = users.sendText(chat, user, "/ask 河曲");
  standIn.clock.advance(60);
  users.editText(chat, user, said.message_id, "上犹");
  const [first, second] = await updates();
  // The first stays as it was when it was sent.
  expect(first?.[1]).toMatchObject({ text: "/ask 河曲", entities: [{ type: "bot_command" }] });
  expect(second?.[0]).toBe("edited_message");
  expect(second?.[1]).toMatchObject({
    message_id: said.message_id,
    date: 1_700_000_000,
    edit_date: 1_700_000_060,
    text: "上犹",
  });
  expect(second?.[1]).not.toHaveProperty("entities");
  const other = users.person("小王");
  expect(() => users.editText(chat, other, said.message_id, "三")).toThrow("小王");
});

test("so does what is edited but for its text, for two days", async () => {
  const { standIn, users, user, chat, updates } = await withMessage();
  const said = users.sendText(chat, user, "河曲 https://example.org");
  const preview = { link_preview_options: { url: "https://example.org" } };
  standIn.clock.advance(2 * 24 * 60 * 60);
  users.editContent(chat, user, said.message_id, preview);
  const [, edited] = await updates();
  expect(edited).toMatchObject([
    "edited_message",
    { text: "河曲 https://example.org", ...preview },
  ]);
  standIn.clock.advance(1);
  expect(() => users.editText(chat, user, said.message_id, "上犹")).toThrow("two days");
});
