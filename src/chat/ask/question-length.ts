import { longestQuestionUtf16 } from "../../search/weights.ts";

/** Whether a text is longer than a question: its key sentences are looked up, or an administrator's is a document. */
export function isTooLong(text: string): boolean {
  return text.length > longestQuestionUtf16;
}
