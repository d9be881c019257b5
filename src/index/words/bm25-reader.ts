/**
 * Reads a BM25 index: where a term stands, how often, and how rare it is. Immutable.
 * Fields are weighted as in BM25F: each field's term frequency is normalised by that field's length, then summed.
 */
import type { Bm25Data } from "./bm25-format.ts";

/**
 * b of BM25: how strongly a longer text is held against a term's count, 0 to 1; 0.75 is the usual value
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.5).
 */
const lengthPenalty = 0.75;

/** Where a term stands: the texts in order, and its frequency in each, weighted by field and normalised by length. */
export interface Postings {
  readonly texts: Uint32Array;
  readonly frequencies: Float32Array;
}

export interface Bm25Reader {
  readonly textCount: number;
  /** Inverse document frequency: log(1 + (N - n + 0.5) / (n + 0.5)), above 0. A term that is nowhere has the highest. */
  readonly idf: (term: string) => number;
  postings(term: string): Postings;
  /** In how many texts the term stands. */
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
  const idf = (term: string) => {
    const frequency = documentFrequency(term);
    return Math.log(1 + (data.textCount - frequency + 0.5) / (frequency + 0.5));
  };
  return { textCount: data.textCount, idf, postings, documentFrequency };
}

/**
 * Gives the frequencies of the postings from one number to before another. Those of a term are worked out when it is
 * first asked for: most never are, and what is not written to takes no memory.
 */
function createNormalizer(data: Bm25Data): (from: number, to: number) => Float32Array {
  const { weights, lengths, counts, texts } = data;
  const fieldCount = weights.length;
  const averages = averageLengths(data);
  const shares = Float64Array.from(lengths, (length, at) => {
    const field = at % fieldCount;
    const relative = length / (averages[field] ?? 1);
    return (weights[field] ?? 1) / (1 - lengthPenalty + lengthPenalty * relative);
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
    // A term that stands in a text has a frequency above 0 there.
    if (frequencies[from] === 0) workOut(from, to);
    return frequencies.subarray(from, to);
  };
}

/** By field; a field that is empty everywhere counts as one of one term. */
function averageLengths({ textCount, weights, lengths }: Bm25Data): readonly number[] {
  const sums = Array.from(weights, () => 0);
  lengths.forEach((length, at) => {
    const field = at % weights.length;
    sums[field] = (sums[field] ?? 0) + length;
  });
  return sums.map((sum) => Math.max(1, sum / textCount));
}
