/**
 * The BM25 index as it lies in memory and on disk: sorted terms, and for each its postings, as flat arrays.
 * Bytes: a header with three counts, the terms as UTF-8 lines, then the arrays, each on a border of four bytes.
 */
import { AppError } from "../errors.ts";

export interface Bm25Data {
  readonly textCount: number;
  readonly terms: readonly string[];
  /** Postings of term i are `offsets[i]` to `offsets[i + 1]`; one longer than `terms`. */
  readonly offsets: Uint32Array;
  readonly texts: Uint32Array;
  /** Term frequencies, weighted by field and normalised by length. */
  readonly frequencies: Float32Array;
}

const headerBytes = 16;

export function encodeBm25(data: Bm25Data): Buffer {
  const terms = Buffer.from(data.terms.join("\n"), "utf8");
  const padding = Buffer.alloc((4 - (terms.length % 4)) % 4);
  const header = Buffer.alloc(headerBytes);
  [data.textCount, data.terms.length, data.texts.length, terms.length].forEach((value, index) =>
    header.writeUInt32LE(value, index * 4),
  );
  const arrays = [data.offsets, data.texts, data.frequencies];
  return Buffer.concat([
    header,
    terms,
    padding,
    ...arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  ]);
}

/** @throws AppError `index.corrupt` when the bytes are not what the header announces. */
export function decodeBm25(bytes: Buffer): Bm25Data {
  const [textCount = 0, termCount = 0, postingCount = 0, termBytes = 0] =
    bytes.length < headerBytes ? [] : [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at));
  const arraysAt = headerBytes + Math.ceil(termBytes / 4) * 4;
  const expected = arraysAt + (termCount + 1 + 2 * postingCount) * 4;
  if (bytes.length !== expected)
    throw new AppError(
      "index.corrupt",
      `The BM25 file has ${bytes.length} bytes where its header announces ${expected}.`,
    );
  const copy = bytes.buffer.slice(bytes.byteOffset + arraysAt, bytes.byteOffset + bytes.length);
  const terms = bytes.toString("utf8", headerBytes, headerBytes + termBytes);
  return {
    textCount,
    terms: terms === "" ? [] : terms.split("\n"),
    offsets: new Uint32Array(copy, 0, termCount + 1),
    texts: new Uint32Array(copy, (termCount + 1) * 4, postingCount),
    frequencies: new Float32Array(copy, (termCount + 1 + postingCount) * 4, postingCount),
  };
}
