/**
 * The sentences of an index as numbers, as they lie in its file: a quarter of a million objects would take a fifth of
 * a start to make, and hardly any of them is looked at.
 *
 * Documents as an index has them, cut, embedded and taken apart into words: all that is in it but its graph.
 * Passages stand in the order of their documents, sentences in that of their passages; vector rows are passages
 * first, then sentences.
 */
import type { DocumentId, Passage, TextRange } from "../core/domain.ts";
import type { VectorTable } from "./vectors/vector-index.ts";
import type { Bm25Data } from "./words/bm25-format.ts";

export interface SentenceTable {
  /** Of each sentence its passage's number, and where it starts and ends in UTF-16 units of the file. */
  readonly values: Uint32Array;
}

export interface SentenceSpan {
  readonly passage: number;
  readonly range: TextRange;
}

const width = 3;

export function packSentences(spans: readonly SentenceSpan[]): SentenceTable {
  const values = new Uint32Array(spans.length * width);
  for (const [index, { passage, range }] of spans.entries())
    values.set([passage, ...range], index * width);
  return { values };
}

export function sentenceCount({ values }: SentenceTable): number {
  return values.length / width;
}

/** Null for a number that is no sentence's. */
export function sentenceAt({ values }: SentenceTable, number: number): SentenceSpan | null {
  const [passage, start, end] = values.subarray(number * width, (number + 1) * width);
  if (passage === undefined || start === undefined || end === undefined) return null;
  return { passage, range: [start, end] };
}

export function unpackSentences(table: SentenceTable): SentenceSpan[] {
  return Array.from({ length: sentenceCount(table) }, (_, number) =>
    sentenceAt(table, number),
  ).filter((span) => span !== null);
}

/** By sentence number: its passage. */
function passageOfEach(table: SentenceTable): Uint32Array {
  const { values } = table;
  return Uint32Array.from(
    { length: sentenceCount(table) },
    (_, number) => values[number * width] ?? 0,
  );
}

export interface SentencePart {
  readonly table: SentenceTable;
  /** Half-open, of sentence numbers. */
  readonly span: readonly [from: number, to: number];
  /** How much higher their passages' numbers are in the whole. */
  readonly moved: number;
}

export function joinSentences(parts: readonly SentencePart[]): SentenceTable {
  const count = parts.reduce((sum, { span: [from, to] }) => sum + to - from, 0);
  const values = new Uint32Array(count * width);
  let at = 0;
  for (const { table, span, moved } of parts) {
    const [from, to] = span;
    values.set(table.values.subarray(from * width, to * width), at);
    for (const end = at + (to - from) * width; at < end; at += width)
      values[at] = (values[at] ?? 0) + moved;
  }
  return { values };
}

/** Equal keys: nothing that an index has of the document can differ. */
export interface DocumentKey {
  readonly id: DocumentId;
  readonly key: string;
}

export interface Pieces {
  readonly documents: readonly DocumentKey[];
  readonly passages: readonly Passage[];
  readonly sentences: SentenceTable;
  readonly vectors: VectorTable;
  /** By row of the vectors, as `encodeKeys` makes them. */
  readonly vectorKeys: Buffer;
  readonly passageTerms: Bm25Data;
  readonly documentTerms: Bm25Data;
}

/** By number of the whole: its first part, or the first of the next where it has none; `wholeOf` never falls. */
export function firstOfEach(wholeCount: number, wholeOf: Uint32Array): Uint32Array {
  const first = new Uint32Array(wholeCount + 1).fill(wholeOf.length);
  let part = wholeOf.length;
  for (let whole = wholeCount - 1; whole >= 0; whole--) {
    while (part > 0 && (wholeOf[part - 1] ?? 0) >= whole) part--;
    first[whole] = part;
  }
  return first;
}

/** By passage number: the number of its document. */
export function documentOfEach(
  documents: readonly { readonly id: DocumentId }[],
  passages: readonly Passage[],
): Uint32Array {
  const numbers = new Map(documents.map(({ id }, index) => [id, index]));
  return Uint32Array.from(passages, ({ documentId }) => numbers.get(documentId) ?? 0);
}

/** By passage number: its first sentence; one longer than `passages`. */
export function firstSentences({ passages, sentences }: Pick<Pieces, "passages" | "sentences">) {
  return firstOfEach(passages.length, passageOfEach(sentences));
}
