/**
 * A BM25 index in, BM25 scores for weighted query terms out. Immutable.
 */
import type { Bm25Data } from "./bm25-format.ts";

/** k1, how soon more of the same term stops counting: 1.2 to 2 in the literature cited by the writer, above 0. */
const defaultSaturation = 1.2;

/** Query terms with how much each counts; 1 for a word of the question itself. */
export type WeightedTerms = ReadonlyMap<string, number>;

export interface Bm25Reader {
  readonly textCount: number;
  /**
   * BM25 score by text number; texts without any of the terms are absent.
   * A term that is repeated without end nears its idf times `saturation + 1`.
   */
  score(terms: WeightedTerms, saturation?: number): Map<number, number>;
  /** Inverse document frequency: log(1 + (N - n + 0.5) / (n + 0.5)), above 0. A term that is nowhere has the highest. */
  readonly idf: (term: string) => number;
  /** The texts with the term, in order, and its frequency in each, weighted by field and normalised by length. */
  postings(term: string): Pick<Bm25Data, "texts" | "frequencies">;
  /** In how many texts the term stands. */
  documentFrequency(term: string): number;
  /** Whether the term stands in the text. */
  contains(term: string, text: number): boolean;
}

export function createBm25Reader(data: Bm25Data): Bm25Reader {
  const numbers = new Map(data.terms.map((term, index) => [term, index]));
  const rangeOf = (term: string): readonly [number, number] => {
    const number = numbers.get(term);
    return number === undefined
      ? [0, 0]
      : [data.offsets[number] ?? 0, data.offsets[number + 1] ?? 0];
  };
  const documentFrequency = (term: string) => {
    const [from, to] = rangeOf(term);
    return to - from;
  };
  const idf = (term: string) => {
    const frequency = documentFrequency(term);
    return Math.log(1 + (data.textCount - frequency + 0.5) / (frequency + 0.5));
  };
  const score = (terms: WeightedTerms, saturation = defaultSaturation) => {
    const scores = new Map<number, number>();
    for (const [term, weight] of terms) {
      const [from, to] = rangeOf(term);
      const factor = weight * idf(term) * (saturation + 1);
      for (let at = from; at < to; at++) {
        const text = data.texts[at] ?? 0;
        const frequency = data.frequencies[at] ?? 0;
        scores.set(text, (scores.get(text) ?? 0) + (factor * frequency) / (saturation + frequency));
      }
    }
    return scores;
  };
  const postings = (term: string) => {
    const range = rangeOf(term);
    return {
      texts: data.texts.subarray(...range),
      frequencies: data.frequencies.subarray(...range),
    };
  };
  const contains = (term: string, text: number) => {
    const [from, to] = rangeOf(term);
    return binarySearch(data.texts, text, from, to);
  };
  return {
    textCount: data.textCount,
    score,
    idf,
    postings,
    documentFrequency,
    contains,
  };
}

function binarySearch(sorted: Uint32Array, value: number, from: number, to: number): boolean {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && sorted[low] === value;
}
