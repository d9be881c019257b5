/**
 * The bytes of a posting list: for each text its row number, and for each field how often the term occurs there, followed,
 * if it does, by the field's length. Row numbers are given by their differences; all numbers are little-endian base 128.
 * A list may follow another one: each begins with a zero, which is no difference.
 */
import type { Bm25Data } from "../words/bm25-data.ts";

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

export interface PostingVisitor {
  /** Called for each text, in the order of the list. */
  text(row: number): void;
  /** Called for each field of that text which has the term. */
  field(field: number, count: number, length: number): void;
}

export function visitPostings(bytes: Uint8Array, fieldCount: number, visitor: PostingVisitor) {
  let at = 0;
  const read = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  let row = 0;
  while (at < bytes.length) {
    const difference = read();
    if (difference === 0) {
      row = 0;
      continue;
    }
    row += difference;
    visitor.text(row);
    for (let field = 0; field < fieldCount; field++) {
      const count = read();
      if (count > 0) visitor.field(field, count, read());
    }
  }
}

function createWriter() {
  let bytes = Buffer.alloc(1024);
  let end = 0;
  return {
    write(value: number): void {
      if (end + 10 > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
      let left = value;
      while (left >= 0x80) {
        bytes[end++] = (left % 0x80) | 0x80;
        left = Math.floor(left / 0x80);
      }
      bytes[end++] = left;
    },
    take(): Buffer {
      const taken = Buffer.from(bytes.subarray(0, end));
      end = 0;
      return taken;
    },
  };
}
