/**
 * The sentences of an index as numbers, as they lie in its file: a quarter of a million objects would take a fifth of
 * a start to make, and hardly any of them is looked at.
 */
import type { TextRange } from "../core/domain.ts";

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
export function passageOfEach(table: SentenceTable): Uint32Array {
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
