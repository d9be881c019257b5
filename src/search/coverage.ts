/**
 * Computes how much of a concept a text covers.
 * Unlike the BM25 score, coverage ignores frequency and field. Terms are weighted by their idf among passages, also for
 * whole documents, because a handful of documents is too few to tell rare terms from common ones.
 */
import type { TermStatistics } from "../index/passage-store.ts";
import type { Concept } from "../questions/concepts.ts";
import { type Statistics } from "./word-query.ts";

/** A passage or document by number. */
interface CountedText {
  readonly kind: keyof TermStatistics;
  readonly number: number;
}

/** 0 to 1: the idf-weighted share of the own wording's terms, or the weight of a synonym of which it has all terms. */
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
