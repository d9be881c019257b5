/**
 * The press of a thumb or of a reason in; the vote counted, and the reasons put below the thumbs, or taken away.
 * Always holds: the vote is the presser's own, whoever asked or brought up the reasons, and is kept before
 * anything else is tried; a keyboard that cannot be changed takes no vote back. The thumbs stay: in a group
 * others want to vote as well.
 */
import type { Context } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import { messageOf } from "../errors.ts";
import {
  isFeedbackData,
  reasonNotice,
  reasonRow,
  voteNotice,
  voteRow,
  type FeedbackButton,
} from "../render/telegram-feedback.ts";
import type { AnswerKey } from "../state/answer-key.ts";
import { downReasons } from "../state/feedback.ts";
import type { Pressed } from "./buttons.ts";
import { isUnchanged } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";

export function vote(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const answer = answerOf(ctx);
  const isKnown = argument === "up" || argument === "down";
  if (answer === null || ctx.from === undefined || !isKnown) return null;
  const say = sayTo(ctx, services);
  const rows = argument === "down" ? rowsWith(ctx, [voteRow, reasonRow(downReasons, say)]) : null;
  const outcome = services.state.feedback.vote(answer, ctx.from.id, { direction: argument });
  // Who no longer finds it wrong is not asked why. Others' reasons come back with their thumb.
  const isTakenBack = argument === "up" && outcome.changed;
  return {
    notice: voteNotice(outcome, argument, { asksWhy: rows !== null, say }),
    run: () => showRows(ctx, services, isTakenBack ? rowsWith(ctx, [voteRow]) : rows),
  };
}

export function giveReason(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const answer = answerOf(ctx);
  const reason = downReasons.find((known) => known === argument);
  if (answer === null || ctx.from === undefined || reason === undefined) return null;
  const ballot = { direction: "down", reason } as const;
  const outcome = services.state.feedback.vote(answer, ctx.from.id, ballot);
  return {
    notice: reasonNotice(outcome, reason, sayTo(ctx, services)),
    run: () => showRows(ctx, services, rowsWith(ctx, [voteRow])),
  };
}

/** Known by its place alone: that comes with every press, also on a message too old to be seen. */
function answerOf(ctx: Context): AnswerKey | null {
  const { chatId, msgId, inlineMessageId } = ctx;
  if (inlineMessageId !== undefined) return { kind: "inline", inlineMessageId };
  if (chatId === undefined || msgId === undefined) return null;
  return { kind: "message", chatId, messageId: msgId };
}

type Rows = InlineKeyboardButton[][];

/** The message's keyboard with these rows for those of the vote; null where that cannot be seen. */
function rowsWith(ctx: Context, feedbackRows: readonly (readonly FeedbackButton[])[]): Rows | null {
  const message = ctx.callbackQuery?.message;
  if (message === undefined || !("reply_markup" in message)) return null;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const isFeedbackRow = (buttons: readonly InlineKeyboardButton[]) =>
    buttons.some((button) => "callback_data" in button && isFeedbackData(button.callback_data));
  if (!rows.some(isFeedbackRow)) return null;
  const written = feedbackRows.map((row) =>
    row.map(({ text, data }) => ({ text, callback_data: data })),
  );
  return [...rows.filter((buttons) => !isFeedbackRow(buttons)), ...written];
}

/** The vote counts already: a message that was deleted or changed meanwhile is no failure to tell of. */
async function showRows(ctx: Context, { log }: BotServices, rows: Rows | null): Promise<void> {
  if (rows === null) return;
  try {
    await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: rows } });
  } catch (error) {
    if (isUnchanged(error)) return;
    log.warn("the buttons of a vote were not changed", { error: messageOf(error) });
  }
}
