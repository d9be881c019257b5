/**
 * Texts by field in, one BM25 index as typed arrays out.
 * Fields are weighted as in BM25F: each field's term frequency is normalised by that field's length, then summed.
 */
import type { Bm25Data } from "./bm25-format.ts";

export interface LexicalField {
  /** How much more a term counts here than in the body; above 0. */
  readonly weight: number;
  readonly terms: readonly string[];
}

/**
 * How strongly a longer text is held against a term's count, 0 to 1; 0.75 is the usual value
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.5).
 */
const lengthPenalty = 0.75;

export interface Bm25Writer {
  /** Texts are numbered 0, 1, 2 … in the order of adding; each with the same fields in the same order. */
  add(fields: readonly LexicalField[]): void;
  finish(): Bm25Data;
}

export function createBm25Writer(): Bm25Writer {
  const texts: (readonly LexicalField[])[] = [];
  return {
    add: (fields) => void texts.push(fields),
    finish: () => serialize(texts, averageLengths(texts)),
  };
}

function averageLengths(texts: readonly (readonly LexicalField[])[]): number[] {
  const sums: number[] = [];
  for (const fields of texts)
    fields.forEach(({ terms }, field) => void (sums[field] = (sums[field] ?? 0) + terms.length));
  return sums.map((sum) => Math.max(1, sum / texts.length));
}

function serialize(
  texts: readonly (readonly LexicalField[])[],
  averages: readonly number[],
): Bm25Data {
  const postings = new Map<string, { texts: number[]; frequencies: number[] }>();
  texts.forEach((fields, text) => {
    for (const [term, frequency] of weightedFrequencies(fields, averages)) {
      const posting = postings.get(term) ?? { texts: [], frequencies: [] };
      if (posting.texts.length === 0) postings.set(term, posting);
      posting.texts.push(text);
      posting.frequencies.push(frequency);
    }
  });
  const terms = [...postings.keys()].toSorted();
  const offsets = new Uint32Array(terms.length + 1);
  terms.forEach((term, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + (postings.get(term)?.texts.length ?? 0);
  });
  const postingCount = offsets[terms.length] ?? 0;
  const data = {
    texts: new Uint32Array(postingCount),
    frequencies: new Float32Array(postingCount),
  };
  terms.forEach((term, index) => {
    data.texts.set(postings.get(term)?.texts ?? [], offsets[index]);
    data.frequencies.set(postings.get(term)?.frequencies ?? [], offsets[index]);
  });
  return { textCount: texts.length, terms, offsets, ...data };
}

function weightedFrequencies(
  fields: readonly LexicalField[],
  averages: readonly number[],
): Map<string, number> {
  const frequencies = new Map<string, number>();
  fields.forEach(({ weight, terms }, field) => {
    const length = 1 - lengthPenalty + lengthPenalty * (terms.length / (averages[field] ?? 1));
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + weight / length);
  });
  return frequencies;
}
