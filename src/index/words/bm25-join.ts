/**
 * Joins chosen texts of two BM25 indexes into one that equals an index of these texts written in their new order.
 */
import type { Bm25Data } from "./bm25-format.ts";

export interface NumberedTexts {
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
