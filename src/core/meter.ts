/**
 * What the bot counts while it works. Whoever starts the bot brings a meter, or does without.
 */
import type { AnswerStatus } from "./domain.ts";

export interface AnsweredQuestion {
  readonly status: AnswerStatus;
  /** How it was asked. Inline, that is every few keystrokes. */
  readonly mode: "private" | "group" | "inline" | "guest";
  /** To find the answer; sending it is not part of it. */
  readonly tookMs: number;
}

export interface Meter {
  /** An update that had not come before, by its kind's name in the Bot API. */
  received(kind: string): void;
  answered(question: AnsweredQuestion): void;
  /** A call that Telegram refused, with its error code, or that it gave no answer to. */
  failed(method: string, code: number | "none"): void;
}

export const noMeter: Meter = {
  received: () => undefined,
  answered: () => undefined,
  failed: () => undefined,
};
