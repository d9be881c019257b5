/**
 * A message, new or edited, in; handled where it asks something that is not answered yet. The answer to an edited
 * message takes the place of the one before, in the chat and in all that is remembered of it.
 * Always holds: an edit that leaves the text as it was changes nothing. Telegram itself sends such edits, as when
 * the preview of a link is there.
 */
import type { Context, NextFunction } from "grammy";
import type { Message } from "grammy/types";
import type { ChatId } from "../core/ids.ts";
import type { GivenAnswer, StateWrites } from "../state/state-store.ts";
import { writtenText } from "./addressing.ts";
import { subjectBefore } from "./conversation.ts";
import { isRefused } from "./sending.ts";
import type { BotServices } from "./services.ts";
import { standingAnswerTo } from "./standing-answer.ts";

/**
 * How soon after it was sent a message that was not answered can still be made a question. Whoever forgot to
 * call the bot notices soon; an answer to what was said long ago would only disturb the others.
 */
const recentSeconds = 60 * 60;

export function createEditFollower(services: BotServices) {
  return async (ctx: Context, next: NextFunction): Promise<void> => {
    const message = ctx.message ?? ctx.editedMessage;
    if (message === undefined) return next();
    const text = writtenText(message);
    const given = await services.state.answers.get(keyOf(ctx, message));
    if (given?.text === text || given?.isFinal === true) return;
    if (given === null && editedAfterSeconds(ctx) > recentSeconds) return;
    const standing = standingAnswerTo(ctx);
    standing.outdatedIds = given?.messageIds ?? [];
    const previous = given === null ? await subjectBefore(ctx, services) : given.previous;
    standing.message = { text, given, previous };
    await next();
    await settleAnswer(ctx, services);
  };
}

/** Once the answer is written: what is left of the one before is taken away, and the new one noted in its place. */
export async function settleAnswer(ctx: Context, services: BotServices): Promise<void> {
  const standing = standingAnswerTo(ctx);
  const { message: answered, writtenIds, questionId, hasSubject, isFinal } = standing;
  const message = ctx.message ?? ctx.editedMessage;
  if (message === undefined || answered === null) return;
  if (writtenIds.length === 0 && !isFinal) return;
  const { text, previous, given } = answered;
  const userId = message.from === undefined ? null : String(message.from.id);
  const { chatId, ...key } = keyOf(ctx, message);
  const oldIds = given?.messageIds ?? [];
  const leftIds = oldIds.filter((id) => !writtenIds.includes(id));
  await takeAway(ctx, services, leftIds);
  await services.state.write((writes) => {
    if (given !== null) forgetAnswer(writes, chatId, given);
    for (const id of hasSubject ? leftIds : oldIds) writes.subjects.forgetMessage(chatId, id);
    writes.answers.set(
      { ...key, chatId, userId },
      { text, previous, messageIds: writtenIds, questionId, ...(isFinal && { isFinal }) },
    );
  });
}

function keyOf(ctx: Context, { chat, message_id: messageId }: Message) {
  return { botId: String(ctx.me.id), chatId: String(chat.id), messageId };
}

/** 0 for a message that is new. */
function editedAfterSeconds({ editedMessage }: Context): number {
  return editedMessage === undefined ? 0 : editedMessage.edit_date - editedMessage.date;
}

async function takeAway(
  ctx: Context,
  { log }: BotServices,
  messageIds: readonly number[],
): Promise<void> {
  if (messageIds.length === 0 || ctx.chatId === undefined) return;
  try {
    await ctx.api.deleteMessages(ctx.chatId, [...messageIds]);
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.info("a part of an outdated answer was left", { error: error.description });
  }
}

/** Its votes were for what no longer stands there. */
function forgetAnswer(
  { questions, feedback }: StateWrites,
  chatId: ChatId,
  { questionId, messageIds }: GivenAnswer,
): void {
  const messageId = messageIds.at(-1);
  if (questionId !== null) questions.remove(questionId);
  if (messageId !== undefined) feedback.withdraw({ kind: "message", chatId, messageId });
}
