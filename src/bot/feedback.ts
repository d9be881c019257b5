/**
 * Counts the press of a thumb or of a reason, and shows the reasons below the thumbs or takes them away. The vote is the
 * presser's own, whoever asked, and is stored before anything else is tried. The thumbs stay: in a group others may want
 * to vote as well.
 */
import { messageOf } from "../core/errors.ts";
import type { Actions } from "../chat/message.ts";
import type { Pressed } from "../chat/pressed.ts";
import type { Press, Turn } from "../chat/turn.ts";
import {
  isFeedbackData,
  readReason,
  readVote,
  reasonNotice,
  reasonRow,
  voteNotice,
  voteRow,
} from "../render/feedback-buttons.ts";

/** `vote:up` */
export async function vote(turn: Turn, argument: string): Promise<Pressed | null> {
  const { press, user, say, state } = turn;
  const direction = readVote(argument);
  if (press === null || user === null || direction === null) return null;
  const outcome = await state.feedback.vote(press.pressed, user.id, { direction });
  const isDown = direction === "down";
  const rows = rowsWith(press, isDown ? [voteRow, reasonRow(say)] : [voteRow]);
  return {
    notice: voteNotice(outcome, direction, { asksWhy: isDown && rows !== null, say }),
    // Whoever takes a thumb down back wants to give no reason either.
    run: () => showRows(turn, isDown || outcome.changed ? rows : null),
  };
}

/** `why:wrong` */
export async function giveReason(turn: Turn, argument: string): Promise<Pressed | null> {
  const { press, user, say, state } = turn;
  const reason = readReason(argument);
  if (press === null || user === null || reason === null) return null;
  const ballot = { direction: "down", reason } as const;
  const outcome = await state.feedback.vote(press.pressed, user.id, ballot);
  return {
    notice: reasonNotice(outcome, reason, say),
    run: () => showRows(turn, rowsWith(press, [voteRow])),
  };
}

/** The message's buttons with these in place of its feedback buttons; null where they cannot be seen, or it has none. */
function rowsWith({ pressed, buttons }: Press, feedback: Actions): Actions | null {
  // An inline message cannot be seen, and has no other buttons.
  if (pressed.kind === "inline") return feedback;
  if (buttons === null || !buttons.some(isFeedbackRow)) return null;
  return [...buttons.filter((row) => !isFeedbackRow(row)), ...feedback];
}

function isFeedbackRow(row: Actions[number]): boolean {
  return row.some((button) => "data" in button && isFeedbackData(button.data));
}

/** The vote counts already: a message that was deleted or changed meanwhile is no failure to tell of. */
async function showRows(turn: Turn, rows: Actions | null): Promise<void> {
  if (rows === null) return;
  try {
    await turn.showButtons(rows);
  } catch (error) {
    turn.log.warn("the buttons of a vote were not changed", { error: messageOf(error) });
  }
}
