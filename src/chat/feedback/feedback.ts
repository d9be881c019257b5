/**
 * Votes on answers: the buttons `vote:up` and `why:wrong-place`, which stand last below an answer, and what their
 * presses do. The data name no answer: the message itself does, so a button works for as long as the message stands. A
 * vote belongs to whoever presses, and is stored before anything else is tried. The thumbs stay: in a group others may
 * want to vote as well.
 */
import { messageOf } from "../../core/errors.ts";
import { type VoteReason, voteReasons } from "../../core/usage.ts";
import type { Actions } from "../message.ts";
import type { Pressed } from "../pressed.ts";
import type { Press, Turn } from "../turn.ts";
import type { MessageKey } from "../views/message-keys.ts";
import type { Say } from "../views/messages.ts";

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

/** `why:wrong-place` */
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

export type VoteDirection = "up" | "down";

export interface FeedbackButton {
  readonly label: string;
  readonly data: string;
}

export const reasonKeys = {
  "wrong-place": "why-wrong-place",
  "not-asked": "why-not-asked",
  "nothing-new": "why-nothing-new",
} as const satisfies Readonly<Record<VoteReason, MessageKey>>;

const thumbs: Readonly<Record<VoteDirection, string>> = { up: "👍", down: "👎" };

export const voteRow: readonly FeedbackButton[] = [
  { label: thumbs.up, data: "vote:up" },
  { label: thumbs.down, data: "vote:down" },
];

export function reasonRow(say: Say): readonly FeedbackButton[] {
  return voteReasons.map((reason) => ({ label: say(reasonKeys[reason]), data: `why:${reason}` }));
}

export function readVote(argument: string): VoteDirection | null {
  return argument === "up" || argument === "down" ? argument : null;
}

export function readReason(argument: string): VoteReason | null {
  return voteReasons.find((known) => known === argument) ?? null;
}

/** Whether a button belongs to the two rows of feedback. */
export function isFeedbackData(data: string | undefined): boolean {
  return data !== undefined && /^(?:vote|why):/.test(data);
}

export interface VoteResult {
  readonly isFirst: boolean;
  readonly changed: boolean;
}

/** @param asksWhy whether the reasons are shown with this notice */
export function voteNotice(
  { isFirst, changed }: VoteResult,
  direction: VoteDirection,
  { asksWhy, say }: { readonly asksWhy: boolean; readonly say: Say },
): string {
  const counted = changed
    ? say("vote-changed", { vote: thumbs[direction] })
    : say(isFirst ? "vote-thanks" : "vote-same");
  return asksWhy ? `${counted}\n${say("vote-why")}` : counted;
}

export function reasonNotice({ isFirst, changed }: VoteResult, reason: VoteReason, say: Say) {
  return isFirst || changed
    ? say("why-thanks", { reason: say(reasonKeys[reason]) })
    : say("vote-same");
}
