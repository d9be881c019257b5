/**
 * Documents in; which of them are about a place, and which of those about none mention it, out, without reading all of
 * them for each question.
 */
import type { Place, SourceDocument } from "../core/domain.ts";
import { createTextSearch } from "./text-search.ts";

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
