/**
 * The pieces of an index (all of it except the graph), and its sentences as one array of numbers, as in their file:
 * creating a quarter of a million objects would take a fifth of a start, and hardly any of them is read.
 * Invariant: passages are in the order of their documents, sentences in the order of their passages; vector rows are
 * passages first, then sentences.
 */
import type { DocumentId, Passage, TextRange } from "../core/domain.ts";
import type { VectorTable } from "./vectors/vector-index.ts";
import type { Bm25Data } from "./words/bm25-data.ts";

export interface SentenceTable {
  /** Three numbers per sentence: its passage's number, start and end, in UTF-16 units of the document's text. */
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

/** Returns null if no sentence has the number. */
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

/** Returns passage numbers by sentence number. */
function passageOfEach(table: SentenceTable): Uint32Array {
  const { values } = table;
  return Uint32Array.from(
    { length: sentenceCount(table) },
    (_, number) => values[number * width] ?? 0,
  );
}

interface SentencePart {
  readonly table: SentenceTable;
  /** Half-open range of sentence numbers. */
  readonly span: readonly [from: number, to: number];
  /** Is added to their passages' numbers. */
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

/** If two keys are equal, an index has the same pieces of both documents. */
export interface DocumentKey {
  readonly id: DocumentId;
  readonly key: string;
}

export interface Pieces {
  readonly documents: readonly DocumentKey[];
  readonly passages: readonly Passage[];
  readonly sentences: SentenceTable;
  readonly vectors: VectorTable;
  /** Text keys by vector row, in the form of `encodeKeys`. */
  readonly vectorKeys: Buffer;
  readonly passageTerms: Bm25Data;
  /** The passages by pairs of characters. */
  readonly passagePairs: Bm25Data;
  readonly documentTerms: Bm25Data;
}

/** Returns the first part of each whole (or of the next that has one), then the part count. `wholeOf` is ascending. */
export function firstOfEach(wholeCount: number, wholeOf: Uint32Array): Uint32Array {
  const first = new Uint32Array(wholeCount + 1).fill(wholeOf.length);
  let part = wholeOf.length;
  for (let whole = wholeCount - 1; whole >= 0; whole--) {
    while (part > 0 && (wholeOf[part - 1] ?? 0) >= whole) part--;
    first[whole] = part;
  }
  return first;
}

/** Returns document numbers by passage number. */
export function documentOfEach(
  documents: readonly { readonly id: DocumentId }[],
  passages: readonly Passage[],
): Uint32Array {
  const numbers = new Map(documents.map(({ id }, index) => [id, index]));
  return Uint32Array.from(passages, ({ documentId }) => numbers.get(documentId) ?? 0);
}

/** Returns first sentences by passage number; one longer than `passages`. */
export function firstSentences({ passages, sentences }: Pick<Pieces, "passages" | "sentences">) {
  return firstOfEach(passages.length, passageOfEach(sentences));
}
