/**
 * Looks up documents by place: those about it, and those without a place whose text mentions it.
 */
import type { Place } from "../core/domain.ts";
import type { DocumentEntry, PassageStore } from "../index/passage-store.ts";

export interface DocumentDirectory {
  /** By document number. */
  readonly documents: readonly DocumentEntry[];
  /** Numbers of the documents that have a place, in order. */
  readonly placed: readonly number[];
  /** Numbers of the others, in order. */
  readonly unplaced: readonly number[];
  /** Numbers of the documents about one of the places, in order; places inside these do not count. */
  about(places: readonly Place[]): readonly number[];
  /** For each list of names, numbers of the documents without a place whose text has one of them, in order. */
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
    unplaced: [...documents.keys()].filter((number) => documents[number]?.meta.place === null),
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
