/**
 * Builds a BM25 index, as typed arrays, from texts divided into fields.
 */
import type { Bm25Data } from "./bm25-format.ts";

export interface LexicalField {
  /** How much more a term counts here than in the body; above 0. */
  readonly weight: number;
  readonly terms: readonly string[];
}

export interface Bm25Writer {
  /** Numbers the texts 0, 1, 2 … in the order of the calls. Each must have the same fields in the same order. */
  add(fields: readonly LexicalField[]): void;
  finish(): Bm25Data;
}

/** Counts must fit into 16 bits. A text that has a term more often than this has few others. */
const mostCounted = 0xffff;

interface Posting {
  readonly texts: number[];
  readonly counts: number[];
}

export function createBm25Writer(): Bm25Writer {
  const postings = new Map<string, Posting>();
  const lengths: number[] = [];
  let weights: readonly number[] = [];
  let textCount = 0;
  return {
    add(fields) {
      weights = fields.map(({ weight }) => weight);
      for (const { terms } of fields) lengths.push(terms.length);
      for (const [term, counts] of countsByTerm(fields)) {
        const posting = postings.get(term) ?? { texts: [], counts: [] };
        if (posting.texts.length === 0) postings.set(term, posting);
        posting.texts.push(textCount);
        posting.counts.push(...counts);
      }
      textCount++;
    },
    finish: () => ({
      textCount,
      weights: Float32Array.from(weights),
      lengths: Uint32Array.from(lengths),
      ...serialize(postings, weights.length),
    }),
  };
}

/** Returns counts by term, each list in the order of the fields. */
function countsByTerm(fields: readonly LexicalField[]): Map<string, number[]> {
  const byTerm = new Map<string, number[]>();
  fields.forEach(({ terms }, field) => {
    for (const term of terms) {
      const counts = byTerm.get(term) ?? fields.map(() => 0);
      counts[field] = Math.min(mostCounted, (counts[field] ?? 0) + 1);
      byTerm.set(term, counts);
    }
  });
  return byTerm;
}

function serialize(postings: ReadonlyMap<string, Posting>, fieldCount: number) {
  const terms = [...postings.keys()].toSorted();
  const offsets = new Uint32Array(terms.length + 1);
  terms.forEach((term, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + (postings.get(term)?.texts.length ?? 0);
  });
  const postingCount = offsets[terms.length] ?? 0;
  const texts = new Uint32Array(postingCount);
  const counts = new Uint16Array(postingCount * fieldCount);
  terms.forEach((term, index) => {
    texts.set(postings.get(term)?.texts ?? [], offsets[index]);
    counts.set(postings.get(term)?.counts ?? [], (offsets[index] ?? 0) * fieldCount);
  });
  return { terms, offsets, texts, counts };
}
