/** The part of an excerpt that a chat shows: from the sentence that answers, where that would be folded away. */
import type { Excerpt } from "../../core/domain.ts";
import { splitSentences, trimRange } from "../../language/sentences.ts";
import type { Quote } from "../message.ts";

/**
 * What may stand before the sentence that answers: half of the three lines (66 characters) that a phone shows of a folded
 * quote. A lead-in such as 二是合理调配。 is shorter.
 */
const maxLeadUtf16 = 33;

export function quoteOf(excerpt: Excerpt): Quote {
  const { text, highlights } = excerpt;
  const start = quoteStartOf(excerpt);
  return {
    kind: "quote",
    text: text.slice(start),
    marked: highlights.map(([from, to]) => [Math.max(0, from - start), to - start]),
    isFolded: true,
    isBegun: start > 0,
  };
}

/** Offset in the excerpt's text: 0, or the beginning of a sentence. */
export function quoteStartOf({ text, highlights }: Pick<Excerpt, "text" | "highlights">): number {
  const [first] = highlights;
  if (first === undefined) return 0;
  const sentence = splitSentences(text).findLast(([start]) => start <= first[0]);
  const [start] = sentence === undefined ? [0] : trimRange(text, sentence);
  return start <= maxLeadUtf16 ? 0 : start;
}
