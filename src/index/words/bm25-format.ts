/**
 * The form of a BM25 index in memory and on disk: sorted terms and their posting lists as flat arrays.
 * Bytes: a header of five counts, the terms as UTF-8 lines, then the arrays, each aligned to four bytes.
 * Invariant: the data of a text depends on this text alone, so that other texts can be added and removed.
 */
import { AppError } from "../../core/errors.ts";

export interface Bm25Data {
  readonly textCount: number;
  /** By field: the weight of a term there relative to the body; above 0. */
  readonly weights: Float32Array;
  /** Number of terms in each field, text after text. */
  readonly lengths: Uint32Array;
  readonly terms: readonly string[];
  /** Postings of term i are `offsets[i]` to `offsets[i + 1]`; one longer than `terms`. */
  readonly offsets: Uint32Array;
  /** Text numbers by posting; ascending within a term. */
  readonly texts: Uint32Array;
  /** Occurrences of the term in each field, posting after posting; at most 65535. */
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

/** A 32-bit array must start at a multiple of four; `bytes` may start anywhere in a shared buffer. */
function onBorder(bytes: Uint8Array): { readonly buffer: ArrayBufferLike; readonly at: number } {
  return bytes.byteOffset % 4 === 0
    ? { buffer: bytes.buffer, at: bytes.byteOffset }
    : { buffer: new Uint8Array(bytes).buffer, at: 0 };
}
