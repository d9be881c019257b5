/**
 * The bytes of a posting list: for each text its row number, and for each field how often the term occurs there, followed,
 * if it does, by the field's length. Row numbers are given by their differences; all numbers are little-endian base 128.
 * A list may follow another one: each begins with a zero, which is no difference.
 */
import type { Bm25Data } from "../words/bm25-data.ts";
import { occurrenceShare, type Postings } from "../words/bm25-reader.ts";

/** Kinds of posting lists. */
export const postingKinds = { passageTerms: 0, passagePairs: 1, documentTerms: 2 } as const;

export interface TermList {
  readonly term: string;
  readonly textCount: number;
  readonly bytes: Buffer;
}

/** @param rows row numbers by text, ascending from 1; 0 for a text that is left out */
export function* encodeLists(data: Bm25Data, rows: Int32Array): Generator<TermList> {
  const { terms, offsets, texts, counts, lengths, weights } = data;
  const fieldCount = weights.length;
  const out = createWriter();
  for (const [number, term] of terms.entries()) {
    let textCount = 0;
    let before = 0;
    for (let at = offsets[number] ?? 0; at < (offsets[number + 1] ?? 0); at++) {
      const text = texts[at] ?? 0;
      const row = rows[text] ?? 0;
      if (row === 0) continue;
      if (textCount === 0) out.write(0);
      // Rows begin at 1, so that no difference is 0.
      out.write(row - before);
      before = row;
      for (let field = 0; field < fieldCount; field++) {
        const count = counts[at * fieldCount + field] ?? 0;
        out.write(count);
        if (count > 0) out.write(lengths[text * fieldCount + field] ?? 0);
      }
      textCount++;
    }
    if (textCount > 0) yield { term, textCount, bytes: out.take() };
  }
}

/**
 * Calls back for each text of a list in its order.
 * @param onText gets its row number, and where the bytes of its fields are
 */
export function readPostings(
  bytes: Uint8Array,
  fieldCount: number,
  onText: (row: number, from: number, to: number) => void,
): void {
  const cursor = { bytes, at: 0 };
  let row = 0;
  while (cursor.at < bytes.length) {
    const difference = readNumber(cursor);
    row = difference === 0 ? readNumber(cursor) : row + difference;
    const from = cursor.at;
    for (let field = 0; field < fieldCount; field++) if (readNumber(cursor) > 0) readNumber(cursor);
    onText(row, from, cursor.at);
  }
}

interface Joining {
  readonly fieldCount: number;
  /** By row number, 1 for texts to be kept. */
  readonly isPresent: Uint8Array;
}

/** One list of what is present in several that follow one another, in the order of the row numbers. */
export function joinPieces(
  bytes: Uint8Array,
  { fieldCount, isPresent }: Joining,
): Omit<TermList, "term"> {
  const texts: { row: number; from: number; to: number }[] = [];
  readPostings(bytes, fieldCount, (row, from, to) => {
    if (isPresent[row] === 1) texts.push({ row, from, to });
  });
  texts.sort((a, b) => a.row - b.row);
  const out = createWriter();
  let before = 0;
  for (const [index, { row, from, to }] of texts.entries()) {
    if (index === 0) out.write(0);
    out.write(row - before);
    before = row;
    out.append(bytes.subarray(from, to));
  }
  return { textCount: texts.length, bytes: out.take() };
}

interface Decoding {
  /** An upper bound of the number of texts. */
  readonly textCount: number;
  /** By field. */
  readonly weights: readonly number[];
  readonly averages: readonly number[];
  /** Returns the number of a text; below 0 for one to be left out. */
  readonly numberOf: (slot: number) => number;
}

/** Returns texts in the order of the list. */
export function decodeList(
  bytes: Uint8Array,
  { textCount, weights, averages, numberOf }: Decoding,
): Postings {
  const texts = new Uint32Array(textCount);
  const frequencies = new Float32Array(textCount);
  const cursor = { bytes, at: 0 };
  let slot = 0;
  let end = 0;
  while (cursor.at < bytes.length) {
    const difference = readNumber(cursor);
    slot = difference === 0 ? readNumber(cursor) : slot + difference;
    let frequency = 0;
    for (let field = 0; field < weights.length; field++) {
      const count = readNumber(cursor);
      if (count === 0) continue;
      const length = readNumber(cursor);
      frequency += count * occurrenceShare(weights[field] ?? 1, length, averages[field] ?? 1);
    }
    const number = numberOf(slot);
    if (number < 0) continue;
    texts[end] = number;
    frequencies[end++] = frequency;
  }
  return { texts: texts.subarray(0, end), frequencies: frequencies.subarray(0, end) };
}

function readNumber(cursor: { readonly bytes: Uint8Array; at: number }): number {
  const { bytes } = cursor;
  let value = bytes[cursor.at++] ?? 0;
  if (value < 0x80) return value;
  value -= 0x80;
  for (let factor = 0x80; ; factor *= 0x80) {
    const byte = bytes[cursor.at++] ?? 0;
    if (byte < 0x80) return value + byte * factor;
    value += (byte - 0x80) * factor;
  }
}

function createWriter() {
  let bytes = Buffer.alloc(1024);
  let end = 0;
  const makeRoom = (count: number) => {
    while (end + count > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
  };
  return {
    write(value: number): void {
      makeRoom(10);
      let left = value;
      while (left >= 0x80) {
        bytes[end++] = (left % 0x80) | 0x80;
        left = Math.floor(left / 0x80);
      }
      bytes[end++] = left;
    },
    append(more: Uint8Array): void {
      makeRoom(more.length);
      bytes.set(more, end);
      end += more.length;
    },
    take(): Buffer {
      const taken = Buffer.from(bytes.subarray(0, end));
      end = 0;
      return taken;
    },
  };
}
