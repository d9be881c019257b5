/** Counts an answer, in every mode of asking. */
import type { AnswerStatus } from "../../core/domain.ts";
import type { Meter } from "../../core/meter.ts";

interface CountedAnswer {
  readonly status: AnswerStatus;
  /** An inline query is sent every few keystrokes. */
  readonly mode: "private" | "group" | "inline" | "guest";
  /** Time to find the answer, without sending it. */
  readonly tookMs: number;
}

export function countAnswer(meter: Meter, { status, mode, tookMs }: CountedAnswer): void {
  meter.count("reform_bot_answers_total", { status, mode });
  meter.time("reform_bot_answer_duration_seconds", tookMs);
}
