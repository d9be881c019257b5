/**
 * The press of a thumb or of a reason in; the vote counted, and the reasons shown below the thumbs, or taken away.
 * Always holds: the vote is the presser's own, whoever asked or brought up the reasons, and is kept before
 * anything else is tried; a keyboard that cannot be changed takes no vote back. The thumbs stay: in a group
 * others want to vote as well.
 */
import type { Context } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import { messageOf } from "../core/errors.ts";
import {
  isFeedbackData,
  readReason,
  readVote,
  reasonNotice,
  reasonRow,
  voteNotice,
  voteRow,
  type FeedbackButton,
} from "../render/feedback-buttons.ts";
import type { AnswerKey } from "../state/state-store.ts";
import type { Pressed } from "./buttons.ts";
import { isUnchanged } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";

export async function vote(
  ctx: Context,
  services: BotServices,
  argument: string,
): Promise<Pressed | null> {
  const answer = answerOf(ctx);
  const direction = readVote(argument);
  if (answer === null || ctx.from === undefined || direction === null) return null;
  const say = sayTo(ctx, services);
  const outcome = await services.state.feedback.vote(answer, String(ctx.from.id), { direction });
  const isDown = direction === "down";
  const rows = keyboardWith(ctx, isDown ? reasonRow(say) : null);
  return {
    notice: voteNotice(outcome, direction, { asksWhy: isDown && rows !== null, say }),
    // Whoever takes a thumb down back wants to give no reason either.
    run: () => showRows(ctx, services, isDown || outcome.changed ? rows : null),
  };
}

export async function giveReason(
  ctx: Context,
  services: BotServices,
  argument: string,
): Promise<Pressed | null> {
  const answer = answerOf(ctx);
  const reason = readReason(argument);
  if (answer === null || ctx.from === undefined || reason === null) return null;
  const ballot = { direction: "down", reason } as const;
  const outcome = await services.state.feedback.vote(answer, String(ctx.from.id), ballot);
  return {
    notice: reasonNotice(outcome, reason, sayTo(ctx, services)),
    run: () => showRows(ctx, services, keyboardWith(ctx, null)),
  };
}

/** Known by its place alone: that comes with every press, also on a message too old to be seen. */
function answerOf(ctx: Context): AnswerKey | null {
  const { chatId, msgId, inlineMessageId } = ctx;
  if (inlineMessageId !== undefined) return { kind: "inline", inlineMessageId };
  if (chatId === undefined || msgId === undefined) return null;
  return { kind: "message", chatId: String(chatId), messageId: msgId };
}

type Rows = InlineKeyboardButton[][];

/** The message's keyboard with the reasons for a thumb down, or without; null where it cannot be seen. */
function keyboardWith(ctx: Context, reasons: readonly FeedbackButton[] | null): Rows | null {
  const others = otherRows(ctx);
  const rows = reasons === null ? [voteRow] : [voteRow, reasons];
  return others && [...others, ...rows.map(toRow)];
}

/** Without those of the vote; null also where it has none. */
function otherRows({ inlineMessageId, callbackQuery }: Context): Rows | null {
  // Nothing is seen of what inline and guest mode posted, and nothing else was put under it.
  if (inlineMessageId !== undefined) return [];
  const message = callbackQuery?.message;
  if (message === undefined || !("reply_markup" in message)) return null;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return rows.some(isFeedbackRow) ? rows.filter((row) => !isFeedbackRow(row)) : null;
}

function isFeedbackRow(row: readonly InlineKeyboardButton[]): boolean {
  return row.some((button) => "callback_data" in button && isFeedbackData(button.callback_data));
}

function toRow(row: readonly FeedbackButton[]): InlineKeyboardButton[] {
  return row.map(({ label, data }) => ({ text: label, callback_data: data }));
}

/** The vote counts already: a message that was deleted or changed meanwhile is no failure to tell of. */
async function showRows(ctx: Context, { log }: BotServices, rows: Rows | null): Promise<void> {
  if (rows === null) return;
  try {
    await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: rows } });
  } catch (error) {
    // Somebody else's press has brought the same.
    if (isUnchanged(error)) return;
    log.warn("the buttons of a vote were not changed", { error: messageOf(error) });
  }
}
