/**
 * The limit for the length of a question, and the line that asks for a shorter one; null for a question that is short
 * enough.
 */
import type { Say } from "../views/messages.ts";

/** A longer text contains several questions, and the answer fits none of them well. */
const maxQuestionUtf16 = 500;

export function isTooLong(question: string): boolean {
  return question.length > maxQuestionUtf16;
}

export function askForLess(question: string, say: Say): string | null {
  if (!isTooLong(question)) return null;
  return say("question-long", { count: question.length, limit: maxQuestionUtf16 });
}
