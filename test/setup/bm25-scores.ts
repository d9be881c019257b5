/** BM25 from a reader's postings, plainly: what scores are checked by hand and against. */
import type { Bm25Reader } from "../../src/index/words/bm25-reader.ts";

/** By text number; texts without any of the terms are absent. The usual k1 is 1.2. */
export function bm25Scores(
  reader: Bm25Reader,
  weights: ReadonlyMap<string, number>,
  saturation = 1.2,
): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [term, weight] of weights) {
    const { texts, frequencies } = reader.postings(term);
    const factor = weight * reader.idf(term) * (saturation + 1);
    texts.forEach((text, at) => {
      const frequency = frequencies[at] ?? 0;
      const share = (factor * frequency) / (saturation + frequency);
      scores.set(text, (scores.get(text) ?? 0) + share);
    });
  }
  return scores;
}

export function hasTerm(reader: Bm25Reader, term: string, text: number): boolean {
  return reader.postings(term).texts.includes(text);
}
