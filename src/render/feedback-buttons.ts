/**
 * The rows of buttons by which an answer is voted on: `vote:up`, `why:wrong-place`; and what is said to whoever pressed
 * one. They stand last below an answer. Their data name no answer: that is the message itself, so a button works for as
 * long as the message stands.
 */
import { type VoteReason, voteReasons } from "../core/usage.ts";
import type { MessageKey } from "./message-keys.ts";
import type { Say } from "./messages.ts";

export type VoteDirection = "up" | "down";

/** A button that goes to the bot. */
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

/** Of whichever button of an answer: whether it belongs to one of the two rows. */
export function isFeedbackData(data: string | undefined): boolean {
  return data !== undefined && /^(?:vote|why):/.test(data);
}

export interface VoteResult {
  readonly isFirst: boolean;
  readonly changed: boolean;
}

/** @param asksWhy whether reasons are offered together with it */
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
