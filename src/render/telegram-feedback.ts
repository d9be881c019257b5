/**
 * The rows of buttons by which an answer is voted on, and what is said to whoever pressed one.
 * Always holds: they stand last under the last message of an answer, and its data names no answer: that
 * is the message itself, so a button works for as long as the message stands.
 */
import { type VoteReason, voteReasons } from "../core/usage.ts";
import type { MessageKey } from "./message-keys.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";

export type VoteDirection = "up" | "down";

/** A button that goes to the bot. */
export interface FeedbackButton {
  readonly text: string;
  readonly data: string;
}

export const reasonKeys = {
  "wrong-place": "why-wrong-place",
  "not-asked": "why-not-asked",
  "nothing-new": "why-nothing-new",
} as const satisfies Readonly<Record<VoteReason, MessageKey>>;

const thumbs: Readonly<Record<VoteDirection, string>> = { up: "👍", down: "👎" };

export const voteRow: readonly FeedbackButton[] = [
  { text: thumbs.up, data: "vote:up" },
  { text: thumbs.down, data: "vote:down" },
];

export function reasonRow(say: Say): readonly FeedbackButton[] {
  return voteReasons.map((reason) => ({ text: say(reasonKeys[reason]), data: `why:${reason}` }));
}

/** Of whichever button of an answer: whether it belongs to one of the two rows. */
export function isFeedbackData(data: string | undefined): boolean {
  return data !== undefined && /^(?:vote|why):/.test(data);
}

export function withVoteRow(messages: readonly TelegramMessage[]): readonly TelegramMessage[] {
  const last = messages.at(-1);
  if (last === undefined) return messages;
  return [...messages.slice(0, -1), { ...last, keyboard: [...(last.keyboard ?? []), voteRow] }];
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
