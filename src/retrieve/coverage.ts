/**
 * Concepts and a text in; which of the concepts the text speaks of at all, out.
 * Unlike a score, coverage does not ask how often or how prominently.
 */
import type { Bm25Reader } from "../lexical/bm25-reader.ts";
import type { Concept } from "./concepts.ts";

/** 0 to 1: of the concept's best wording, the share of its terms, by idf, that the text has. */
export function coverageOf(concept: Concept, text: number, index: Bm25Reader): number {
  let best = 0;
  for (const { terms, weight } of concept.wordings) {
    let present = 0;
    let total = 0;
    for (const term of terms) {
      const idf = index.idf(term);
      total += idf;
      if (index.contains(term, text)) present += idf;
    }
    if (total > 0) best = Math.max(best, (weight * present) / total);
  }
  return best;
}

/** Whether any text of the index has one of the concept's wordings whole. */
export function isKnown(concept: Concept, index: Bm25Reader): boolean {
  return concept.wordings.some(({ terms }) =>
    terms.every((term) => index.documentFrequency(term) > 0),
  );
}
