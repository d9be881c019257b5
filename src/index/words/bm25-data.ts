/**
 * The data of a BM25 index: sorted terms and their posting lists as flat arrays. Written from texts, joined from two
 * indexes, and stored as bytes: a header of five counts, the terms as UTF-8 lines, then the arrays, each aligned to four
 * bytes.
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

export interface LexicalField {
  /** How much more a term counts here than in the body; above 0. */
  readonly weight: number;
  readonly terms: readonly string[];
}

interface Bm25Writer {
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

interface NumberedTexts {
  readonly data: Bm25Data;
  /** Numbers in the whole by text, ascending; -1 for a text that is left out. */
  readonly numbers: Int32Array;
}

/**
 * Every number below `textCount` must occur once in the two parts.
 * @param afterEach is awaited after each term, so that other work can use the thread
 */
export async function joinBm25(
  textCount: number,
  parts: readonly [NumberedTexts, NumberedTexts],
  afterEach: () => Promise<void> | undefined,
): Promise<Bm25Data> {
  const [one, other] = parts;
  // An index without texts has no fields.
  const written = textCount === 0 ? undefined : parts.find(({ data }) => data.textCount > 0);
  const weights = written?.data.weights ?? new Float32Array();
  const fieldCount = weights.length;
  const terms: string[] = [];
  const offsets: number[] = [0];
  const postings = createPostings(parts, fieldCount);
  for (let a = 0, b = 0; a < one.data.terms.length || b < other.data.terms.length;) {
    const ofOne = one.data.terms[a];
    const ofOther = other.data.terms[b];
    const isInOne = ofOther === undefined || (ofOne !== undefined && ofOne <= ofOther);
    const isInOther = ofOne === undefined || (ofOther !== undefined && ofOther <= ofOne);
    const end = postings.add(isInOne ? a : null, isInOther ? b : null);
    if (end > (offsets.at(-1) ?? 0)) {
      terms.push((isInOne ? ofOne : ofOther) ?? "");
      offsets.push(end);
    }
    a += Number(isInOne);
    b += Number(isInOther);
    await afterEach();
  }
  const lengths = new Uint32Array(textCount * fieldCount);
  for (const { data, numbers } of parts) placeLengths(data, numbers, lengths);
  return {
    textCount,
    weights,
    lengths,
    terms,
    offsets: Uint32Array.from(offsets),
    ...postings.finish(),
  };
}

function createPostings(parts: readonly [NumberedTexts, NumberedTexts], fieldCount: number) {
  const [one, other] = parts;
  const mostCount = one.data.texts.length + other.data.texts.length;
  const texts = new Uint32Array(mostCount);
  const counts = new Uint16Array(mostCount * fieldCount);
  let end = 0;
  const place = ({ data }: NumberedTexts, at: number, text: number) => {
    texts[end] = text;
    for (let field = 0; field < fieldCount; field++)
      counts[end * fieldCount + field] = data.counts[at * fieldCount + field] ?? 0;
    end++;
  };
  return {
    /** Merges the postings of a term's numbers in the two parts; returns the total number of postings so far. */
    add(ofOne: number | null, ofOther: number | null): number {
      const [firstA, endA] = rangeOf(one, ofOne);
      const [firstB, endB] = rangeOf(other, ofOther);
      for (let a = firstA, b = firstB; a < endA || b < endB;) {
        const textA = a < endA ? numberAt(one, a) : Infinity;
        const textB = b < endB ? numberAt(other, b) : Infinity;
        if (textA < 0) a++;
        else if (textB < 0) b++;
        else if (textA < textB) place(one, a++, textA);
        else place(other, b++, textB);
      }
      return end;
    },
    finish: () => ({ texts: texts.slice(0, end), counts: counts.slice(0, end * fieldCount) }),
  };
}

function rangeOf({ data }: NumberedTexts, term: number | null): [number, number] {
  return term === null ? [0, 0] : [data.offsets[term] ?? 0, data.offsets[term + 1] ?? 0];
}

function numberAt({ data, numbers }: NumberedTexts, at: number): number {
  return numbers[data.texts[at] ?? 0] ?? -1;
}

function placeLengths({ weights, lengths }: Bm25Data, numbers: Int32Array, into: Uint32Array) {
  const fieldCount = weights.length;
  numbers.forEach((number, text) => {
    if (number >= 0)
      into.set(lengths.subarray(text * fieldCount, (text + 1) * fieldCount), number * fieldCount);
  });
}
