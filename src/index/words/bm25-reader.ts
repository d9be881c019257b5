/**
 * Reads a BM25 index: posting lists, document frequencies and inverse document frequencies of terms.
 * Fields are weighted as in BM25F: each field's term frequency is normalized by that field's length, then summed.
 */
import type { Bm25Data } from "./bm25-data.ts";

/**
 * b of BM25: how strongly the length of a field reduces a term's frequency, 0 to 1; 0.75 is the usual value
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.5).
 */
const lengthPenalty = 0.75;

/** A term's posting list: texts, ascending, and its frequency in each, weighted by field and normalized by length. */
export interface Postings {
  readonly texts: Uint32Array;
  readonly frequencies: Float32Array;
}

export interface Bm25Reader {
  readonly textCount: number;
  /** Inverse document frequency: log(1 + (N - n + 0.5) / (n + 0.5)), above 0, highest for unknown terms. */
  readonly idf: (term: string) => number;
  postings(term: string): Postings;
  /** Number of texts that contain the term. */
  documentFrequency(term: string): number;
}

export function createBm25Reader(data: Bm25Data): Bm25Reader {
  const numbers = new Map(data.terms.map((term, index) => [term, index]));
  const normalize = createNormalizer(data);
  const rangeOf = (term: string): readonly [number, number] => {
    const number = numbers.get(term);
    return number === undefined
      ? [0, 0]
      : [data.offsets[number] ?? 0, data.offsets[number + 1] ?? 0];
  };
  const postings = (term: string): Postings => {
    const [from, to] = rangeOf(term);
    return { texts: data.texts.subarray(from, to), frequencies: normalize(from, to) };
  };
  const documentFrequency = (term: string) => {
    const [from, to] = rangeOf(term);
    return to - from;
  };
  const idf = (term: string) => inverseDocumentFrequency(data.textCount, documentFrequency(term));
  return { textCount: data.textCount, idf, postings, documentFrequency };
}

export function inverseDocumentFrequency(textCount: number, documentFrequency: number): number {
  return Math.log(1 + (textCount - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/**
 * Returns a function that gives the frequencies of a term's range of postings. It computes them on first use: most
 * terms are never asked for, and the part of the table that is never written takes no memory.
 */
function createNormalizer(data: Bm25Data): (from: number, to: number) => Float32Array {
  const { weights, lengths, counts, texts } = data;
  const fieldCount = weights.length;
  const averages = averageLengths(data);
  const shares = Float64Array.from(lengths, (length, at) => {
    const field = at % fieldCount;
    return occurrenceShare(weights[field] ?? 1, length, averages[field] ?? 1);
  });
  const frequencies = new Float32Array(texts.length);
  const workOut = (from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const shareAt = (texts[at] ?? 0) * fieldCount;
      let frequency = 0;
      for (let field = 0; field < fieldCount; field++)
        frequency += (counts[at * fieldCount + field] ?? 0) * (shares[shareAt + field] ?? 0);
      frequencies[at] = frequency;
    }
  };
  return (from, to) => {
    // A computed frequency is above 0.
    if (frequencies[from] === 0) workOut(from, to);
    return frequencies.subarray(from, to);
  };
}

/** What one occurrence in a field adds to a term's frequency. */
export function occurrenceShare(weight: number, length: number, average: number): number {
  return weight / (1 - lengthPenalty + lengthPenalty * (length / average));
}

function averageLengths({ textCount, weights, lengths }: Bm25Data): readonly number[] {
  const sums = Array.from(weights, () => 0);
  lengths.forEach((length, at) => {
    const field = at % weights.length;
    sums[field] = (sums[field] ?? 0) + length;
  });
  return sums.map((sum) => averageLength(sum, textCount));
}

/** At least 1, because a field may be empty in all texts. */
export function averageLength(sum: number, textCount: number): number {
  return Math.max(1, sum / textCount);
}
