/**
 * The BM25 index as it lies in memory and on disk: sorted terms, and for each its postings, as flat arrays.
 * Bytes: a header with five counts, the terms as UTF-8 lines, then the arrays, each on a border of four bytes.
 * Always holds: what is kept of a text is of this text alone, so that others come and go beside it.
 */
import { AppError } from "../../core/errors.ts";

export interface Bm25Data {
  readonly textCount: number;
  /** By field: how much more a term counts there than in the body; above 0. */
  readonly weights: Float32Array;
  /** How many terms a text has in a field, text after text. */
  readonly lengths: Uint32Array;
  readonly terms: readonly string[];
  /** Postings of term i are `offsets[i]` to `offsets[i + 1]`; one longer than `terms`. */
  readonly offsets: Uint32Array;
  /** By posting; rising within a term. */
  readonly texts: Uint32Array;
  /** How often the term stands in a field, posting after posting; never more than 65535. */
  readonly counts: Uint16Array;
}

const headerBytes = 20;

export function encodeBm25(data: Bm25Data): Buffer {
  const { textCount, weights, lengths, terms, offsets, texts, counts } = data;
  const lines = Buffer.from(terms.join("\n"), "utf8");
  const header = Buffer.alloc(headerBytes);
  [textCount, weights.length, terms.length, texts.length, lines.length].forEach((value, index) =>
    header.writeUInt32LE(value, index * 4),
  );
  const arrays = [weights, lengths, offsets, texts, counts];
  return Buffer.concat([
    header,
    lines,
    paddingAfter(lines.length),
    ...arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
    paddingAfter(counts.byteLength),
  ]);
}

function paddingAfter(byteCount: number): Buffer {
  return Buffer.alloc(padded(byteCount) - byteCount);
}

function padded(byteCount: number): number {
  return Math.ceil(byteCount / 4) * 4;
}

/** @throws AppError `index.corrupt` when the bytes are not what the header announces. */
export function decodeBm25(bytes: Uint8Array): Bm25Data {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [textCount = 0, fieldCount = 0, termCount = 0, postingCount = 0, termBytes = 0] =
    bytes.length < headerBytes ? [] : [0, 4, 8, 12, 16].map((at) => view.getUint32(at, true));
  const arraysAt = headerBytes + padded(termBytes);
  const wordCount = fieldCount + textCount * fieldCount + termCount + 1 + postingCount;
  const expected = arraysAt + wordCount * 4 + padded(postingCount * fieldCount * 2);
  if (bytes.length !== expected)
    throw new AppError(
      "index.corrupt",
      `The BM25 file has ${bytes.length} bytes where its header announces ${expected}.`,
    );
  const { buffer, at } = onBorder(bytes);
  let next = at + arraysAt;
  const words = (count: number) => {
    const array = new Uint32Array(buffer, next, count);
    next += array.byteLength;
    return array;
  };
  const weights = new Float32Array(words(fieldCount).slice().buffer);
  const lengths = words(textCount * fieldCount);
  const offsets = words(termCount + 1);
  const texts = words(postingCount);
  const counts = new Uint16Array(buffer, next, postingCount * fieldCount);
  const lines = Buffer.from(buffer, at + headerBytes, termBytes).toString("utf8");
  const terms = lines === "" ? [] : lines.split("\n");
  return { textCount, weights, lengths, terms, offsets, texts, counts };
}

/** Arrays of words begin at a multiple of four only; bytes may begin anywhere in the memory that they share. */
function onBorder(bytes: Uint8Array): { readonly buffer: ArrayBufferLike; readonly at: number } {
  return bytes.byteOffset % 4 === 0
    ? { buffer: bytes.buffer, at: bytes.byteOffset }
    : { buffer: new Uint8Array(bytes).buffer, at: 0 };
}
