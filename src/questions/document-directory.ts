/**
 * Documents in; which of them are about a place, and which of those about none mention it, out, without reading all of
 * them for each question.
 */
import type { Place, SourceDocument } from "../core/domain.ts";

export interface DocumentDirectory {
  readonly documents: readonly SourceDocument[];
  /** Numbers of the documents about any place, in order. */
  readonly placed: readonly number[];
  /** By document number, 1 for those. */
  readonly isPlaced: Uint8Array;
  /** Numbers of the documents about any of these very places, in order. */
  about(places: readonly Place[]): readonly number[];
  /** Numbers of the documents about no place that have one of the names, in order. */
  mentioning(names: readonly string[]): readonly number[];
}

/** Names that were asked for lately; there are some 3,000 counties, and people write what they like. */
const rememberedCount = 1000;

export function createDocumentDirectory(documents: readonly SourceDocument[]): DocumentDirectory {
  const placed: number[] = [];
  const unplaced: number[] = [];
  const byPlace = new Map<string, number[]>();
  for (const [number, { place }] of documents.entries()) {
    (place === null ? unplaced : placed).push(number);
    if (place === null) continue;
    const known = byPlace.get(keyOf(place));
    if (known === undefined) byPlace.set(keyOf(place), [number]);
    else known.push(number);
  }
  const search = createTextSearch(unplaced.map((number) => documents[number]?.text ?? ""));
  const mentions = new Map<string, readonly number[]>();
  return {
    documents,
    placed,
    isPlaced: Uint8Array.from(documents, ({ place }) => (place === null ? 0 : 1)),
    about(places) {
      const keys = new Set(places.map(keyOf));
      const found = [...keys].flatMap((key) => byPlace.get(key) ?? []);
      return keys.size > 1 ? found.toSorted((a, b) => a - b) : found;
    },
    mentioning(names) {
      // What has 河曲县 has 河曲.
      const needles = names.filter((name) => !names.some((other) => isWithin(other, name)));
      const key = needles.join("\n");
      const found =
        mentions.get(key) ??
        [...new Set(needles.flatMap((name) => search.having(name)))]
          .toSorted((one, other) => one - other)
          .map((index) => unplaced[index] ?? 0);
      mentions.delete(key);
      mentions.set(key, found);
      const [oldest] = mentions.keys();
      if (mentions.size > rememberedCount && oldest !== undefined) mentions.delete(oldest);
      return found;
    },
  };
}

function keyOf({ name, code }: Place): string {
  return `${name} ${code ?? ""}`;
}

function isWithin(part: string, whole: string): boolean {
  return part !== whole && whole.includes(part);
}

/**
 * Texts in; which of them have a string, out: what `includes` says of each, in a quarter of the time.
 * Always holds: a string that runs from one text into the next is in neither.
 */
export interface TextSearch {
  /** Positions in `texts`, in order. Of a string without characters, or with a zero among them, none. */
  having(string: string): number[];
}

const encoding = "utf16le";
const unitBytes = 2;

export function createTextSearch(texts: readonly string[]): TextSearch {
  // One unit more for each: no text has a zero, so that none goes on in the next.
  const startOf = new Float64Array(texts.length + 1);
  for (const [index, text] of texts.entries())
    startOf[index + 1] = (startOf[index] ?? 0) + (text.length + 1) * unitBytes;
  const bytes = Buffer.alloc(startOf[texts.length] ?? 0);
  for (const [index, text] of texts.entries()) bytes.write(text, startOf[index] ?? 0, encoding);
  return {
    having(string) {
      if (string === "" || string.includes("\0")) return [];
      const found: number[] = [];
      // Bytes are looked for four times as fast as a string in this encoding; some are the halves of two units.
      const wanted = Buffer.from(string, encoding);
      let text = 0;
      let at = bytes.indexOf(wanted);
      while (at !== -1) {
        while ((startOf[text + 1] ?? Infinity) <= at) text++;
        const isWhole = at % unitBytes === 0;
        if (isWhole) found.push(text);
        at = bytes.indexOf(wanted, isWhole ? startOf[text + 1] : at + 1);
      }
      return found;
    },
  };
}
