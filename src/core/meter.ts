/**
 * The interface through which the bot reports its metrics.
 */
import type { AnswerStatus } from "./domain.ts";

export interface AnsweredQuestion {
  readonly status: AnswerStatus;
  /** An inline query is sent every few keystrokes. */
  readonly mode: "private" | "group" | "inline" | "guest";
  /** Time to find the answer, without sending it. */
  readonly tookMs: number;
}

export interface Meter {
  /** Counts an update that was not received before; `kind` is its name in the Bot API. */
  received(kind: string): void;
  answered(question: AnsweredQuestion): void;
  /** Counts a failed Bot API call; `code` is Telegram's error code, or `none` if there was no response. */
  failed(method: string, code: number | "none"): void;
  /** Counts a request that was not answered: by whom it came, or how many came before. */
  refused(reason: "automated" | "not-allowed" | "too-many"): void;
  /** Counts a file, or what was to be a document, that could not be taken; `reason` is one of few names. */
  uploadRefused(reason: string): void;
}

export const noMeter: Meter = {
  received: () => undefined,
  answered: () => undefined,
  failed: () => undefined,
  refused: () => undefined,
  uploadRefused: () => undefined,
};
