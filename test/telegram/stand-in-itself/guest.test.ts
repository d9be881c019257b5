/** Guest mode: called by name in a chat where it is not, the bot may answer once. */
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

const result = {
  type: "article",
  id: "1",
  title: "河曲县",
  input_message_content: { message_text: "河曲" },
};
const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

async function called() {
  const caller = await startCaller();
  const { users } = caller.standIn;
  const user = users.person("小李");
  const chat = users.elsewhere("别处");
  const asked = users.guestMessage(chat, user, "@practice_bot 河曲?");
  const answer = { guest_query_id: asked.guest_query_id, result };
  return { ...caller, users, user, chat, asked, answer };
}

test("a call is an update, and nothing else of that chat is", async () => {
  const { users, user, chat, updates, asked } = await called();
  users.sendText(chat, user, "大家好");
  const all = await updates();
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject([
    "guest_message",
    { guest_query_id: asked.guest_query_id, text: "@practice_bot 河曲?", from: user, chat },
  ]);
});

test("an answer stands in that chat, in reply to the call", async () => {
  const { standIn, chat, asked, answer, call, expectRefusal } = await called();
  const { inline_message_id } = (await call("answerGuestQuery", answer)).result as {
    inline_message_id: string;
  };
  expect(standIn.sent()[0]).toMatchObject({
    method: "answerGuestQuery",
    chatId: chat.id,
    replyToMessageId: asked.message_id,
    inlineMessageId: inline_message_id,
    text: "河曲",
  });
  const edit = { inline_message_id, text: "上犹" };
  expect((await call("editMessageText", edit)).result).toBe(true);
  const { messageId: message_id = 0 } = standIn.sent()[0] ?? {};
  const byPlace = { chat_id: chat.id, message_id, text: "三" };
  await expectRefusal("editMessageText", byPlace, /Forbidden: bot is not a member/);
});

test("there is one answer, in time, and to a known query", async () => {
  const { standIn, users, user, chat, answer, call, expectRefusal } = await called();
  await expectRefusal("answerGuestQuery", { ...answer, guest_query_id: "77" }, tooOld);
  expect((await call("answerGuestQuery", answer)).ok).toBe(true);
  await expectRefusal("answerGuestQuery", answer, tooOld);
  const { guest_query_id } = users.guestMessage(chat, user, "@Practice_Bot 上犹?");
  standIn.clock.advance(31);
  await expectRefusal("answerGuestQuery", { ...answer, guest_query_id }, tooOld);
});

test("an answer is one result, and a good one", async () => {
  const { answer, expectRefusal } = await called();
  await expectRefusal("answerGuestQuery", { ...answer, result: [result] }, /object expected/);
  await expectRefusal("answerGuestQuery", { ...answer, result: undefined }, /object expected/);
  const untitled = { ...result, title: "" };
  await expectRefusal("answerGuestQuery", { ...answer, result: untitled }, /ARTICLE_TITLE_EMPTY/);
});

test("the bot cannot send to a chat where it is a guest", async () => {
  const { chat, expectRefusal } = await called();
  const forbidden = "Forbidden: bot is not a member of the supergroup chat";
  await expectRefusal("sendMessage", { chat_id: chat.id, text: "好" }, forbidden);
});

test("a reply to its answer calls it too; a text that does not name it is no call", async () => {
  const { standIn, users, user, chat, answer, call, updates } = await called();
  await call("answerGuestQuery", answer);
  const replyTo = standIn.sent()[0]?.messageId ?? 0;
  users.guestMessage(chat, user, "那党组呢?", { replyTo });
  expect((await updates()).at(-1)?.[1]).toMatchObject({
    reply_to_message: { guest_bot_caller_user: user },
  });
  expect(() => users.guestMessage(chat, user, "大家好")).toThrow("by its name");
  expect(() => users.guestMessage(users.group("群"), user, "@practice_bot")).toThrow("no guest");
});
