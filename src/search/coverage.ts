/**
 * Tells how much of a concept a text speaks of at all.
 * Unlike a score, coverage does not ask how often or how prominently. What a term is worth is its idf among passages,
 * also where whole documents are looked at: five documents are too few to tell rare from common.
 */
import type { TermStatistics } from "../index/passage-store.ts";
import type { Concept } from "../questions/concepts.ts";
import { type Statistics } from "./word-query.ts";

/** A passage or a document by its number. */
export interface CountedText {
  readonly kind: keyof TermStatistics;
  readonly number: number;
}

/** 0 to 1: the share of the own wording's terms, by idf, that the text has; or a synonym, which counts whole only. */
export function coverageOf(concept: Concept, text: CountedText, statistics: Statistics): number {
  let best = 0;
  for (const [position, { terms, weight }] of concept.wordings.entries()) {
    let present = 0;
    let total = 0;
    for (const term of terms) {
      const idf = statistics.get(term)?.passages.idf ?? 0;
      total += idf;
      if (hasTerm(text, term, statistics)) present += idf;
    }
    if (position > 0 && present < total) continue;
    if (total > 0) best = Math.max(best, (weight * present) / total);
  }
  return best;
}

export function hasTerm(
  { kind, number }: CountedText,
  term: string,
  statistics: Statistics,
): boolean {
  return statistics.get(term)?.[kind].frequencies.has(number) === true;
}
