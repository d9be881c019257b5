/**
 * Follows edits of messages. The answer to an edited message overwrites the one before, in the chat and in all that is
 * stored about it. An edit that leaves the text as it was changes nothing: Telegram itself sends such edits, as when the
 * preview of a link is there.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { ChatId } from "../core/ids.ts";
import type { Log } from "../core/log.ts";
import type { GivenAnswer, StateWrites } from "../state/state-store.ts";
import { broughtMessage, writerIdOf } from "./addressing.ts";
import { ephemeralIdOf } from "./one-alone.ts";
import { isRefused } from "./sending.ts";
import { conversationOf, type TelegramServices, type UpdateJob } from "./turn.ts";
import { writtenText } from "./written-text.ts";

type EditServices = Pick<TelegramServices, "state" | "log" | "commentThreads">;

/**
 * How soon after it was sent a message that was not answered can still be made a question. Whoever forgot to call the bot
 * notices soon; an answer to what was said long ago would only disturb the others.
 */
const recentSeconds = 60 * 60;

/** Begins the answer to a message. False for a message that is not to be answered, or not again. */
export async function beginAnswer(
  { ctx, answer }: UpdateJob,
  message: Message,
  services: EditServices,
): Promise<boolean> {
  const { state } = services;
  const conversation = conversationOf(ctx, services);
  const text = writtenText(message);
  // All messages that a member alone sees have the number 0, and no edit of one is delivered.
  const given = ephemeralIdOf(ctx) === null ? await state.answers.get(keyOf(ctx, message)) : null;
  if (given?.text === text || given?.isFinal === true) return false;
  if (given === null && editedAfterSeconds(ctx) > recentSeconds) return false;
  const current =
    given !== null || conversation === null ? null : await state.subjects.current(conversation);
  answer.answers({ text, given, previous: given === null ? current : given.previous });
  return true;
}

/** Once the answer is written: deletes what is left of the one before, and stores the new one in its place. */
export async function settleAnswer(
  { ctx, answer }: UpdateJob,
  { state, log }: EditServices,
): Promise<void> {
  const { answered, writtenIds, questionIds, hasSubject, isFinal } = answer;
  const message = broughtMessage(ctx);
  if (message === undefined || answered === null || ephemeralIdOf(ctx) !== null) return;
  if (writtenIds.length === 0 && !isFinal) return;
  const { text, previous, given } = answered;
  const userId = writerIdOf(ctx);
  const { chatId, ...key } = keyOf(ctx, message);
  const oldIds = given?.messageIds ?? [];
  const leftIds = oldIds.filter((id) => !writtenIds.includes(id));
  await deleteMessages(ctx, leftIds, log);
  const [questionId = null, ...otherQuestionIds] = questionIds;
  await state.write((writes) => {
    if (given !== null) forgetAnswer(writes, chatId, given);
    for (const id of hasSubject ? leftIds : oldIds) writes.subjects.forgetMessage(chatId, id);
    writes.answers.set(
      { ...key, chatId, userId },
      {
        text,
        previous,
        messageIds: writtenIds,
        questionId,
        ...(otherQuestionIds.length > 0 && { otherQuestionIds }),
        ...(isFinal && { isFinal }),
      },
    );
  });
}

function keyOf(ctx: Context, { chat, message_id: messageId }: Message) {
  return { botId: String(ctx.me.id), chatId: String(chat.id), messageId };
}

/** 0 for a message that is new. */
function editedAfterSeconds({ editedMessage, editedChannelPost }: Context): number {
  const edited = editedMessage ?? editedChannelPost;
  return edited === undefined ? 0 : edited.edit_date - edited.date;
}

async function deleteMessages(ctx: Context, ids: readonly number[], log: Log): Promise<void> {
  if (ids.length === 0 || ctx.chatId === undefined) return;
  try {
    await ctx.api.deleteMessages(ctx.chatId, [...ids]);
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.info("a part of an outdated answer was left", { error: error.description });
  }
}

/** Its votes were for what no longer stands there. */
function forgetAnswer(
  { questions, feedback }: StateWrites,
  chatId: ChatId,
  { questionId, otherQuestionIds = [], messageIds }: GivenAnswer,
): void {
  for (const id of [...(questionId === null ? [] : [questionId]), ...otherQuestionIds])
    questions.remove(id);
  for (const messageId of messageIds) feedback.withdraw({ kind: "message", chatId, messageId });
}
