/**
 * A question in, the line that asks for a shorter one out; null where it is short enough.
 */
import type { Say } from "../views/messages.ts";

/** What is longer holds more than one question, and answers none of them well. */
const maxQuestionUtf16 = 500;

export function isTooLong(question: string): boolean {
  return question.length > maxQuestionUtf16;
}

export function askForLess(question: string, say: Say): string | null {
  if (!isTooLong(question)) return null;
  return say("question-long", { count: question.length, limit: maxQuestionUtf16 });
}
