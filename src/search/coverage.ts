/**
 * Concepts and a text in; which of the concepts the text speaks of at all, out.
 * Unlike a score, coverage does not ask how often or how prominently. What a term is worth is its idf among
 * passages, also where whole documents are looked at: five documents are too few to tell rare from common.
 */
import type { Bm25Reader } from "../index/words/bm25-reader.ts";
import type { Concept } from "../questions/concepts.ts";

/** 0 to 1: of the question's own wording, the share of its terms, by idf, that the text has; or a synonym whole. */
export function coverageOf(
  concept: Concept,
  text: number,
  index: Pick<Bm25Reader, "contains">,
  idf: Bm25Reader["idf"],
): number {
  let best = 0;
  for (const [position, { terms, weight }] of concept.wordings.entries()) {
    let present = 0;
    let total = 0;
    for (const term of terms) {
      const termIdf = idf(term);
      total += termIdf;
      if (index.contains(term, text)) present += termIdf;
    }
    if (position > 0 && present < total) continue;
    if (total > 0) best = Math.max(best, (weight * present) / total);
  }
  return best;
}
