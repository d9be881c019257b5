/**
 * Finds the documents about a place, and those about none that mention it, by the directory of the store.
 */
import type { Place } from "../core/domain.ts";
import type { DocumentEntry, PassageStore } from "../index/passage-store.ts";

export interface DocumentDirectory {
  /** By document number. */
  readonly documents: readonly DocumentEntry[];
  /** Numbers of the documents about any place, in order. */
  readonly placed: readonly number[];
  /** Numbers of the documents about any of these very places, in order. */
  about(places: readonly Place[]): readonly number[];
  /** For each list of names, numbers of the documents about no place that have one of them, in order. */
  mentioning(lists: readonly (readonly string[])[]): Promise<readonly (readonly number[])[]>;
}

export function createDocumentDirectory(
  store: Pick<PassageStore, "documents" | "mentioning">,
): DocumentDirectory {
  const { documents } = store;
  const placed: number[] = [];
  const byPlace = new Map<string, number[]>();
  for (const [number, { meta }] of documents.entries()) {
    if (meta.place === null) continue;
    placed.push(number);
    const key = keyOf(meta.place);
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, [number]);
    else known.push(number);
  }
  return {
    documents,
    placed,
    about(places) {
      const keys = new Set(places.map(keyOf));
      const found = [...keys].flatMap((key) => byPlace.get(key) ?? []);
      return keys.size > 1 ? found.toSorted((a, b) => a - b) : found;
    },
    mentioning: (lists) => store.mentioning(lists),
  };
}

function keyOf({ name, code }: Place): string {
  return `${name} ${code ?? ""}`;
}
