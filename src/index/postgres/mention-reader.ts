/** Finds the documents without a place that mention a name, by the pairs of characters of their texts. */
import { LRUCache } from "lru-cache";
import type { Database } from "../../database/database.ts";
import type { PassageStore } from "../passage-store.ts";
import type { Generation } from "./read-generation.ts";

/** Names of places come again and again; there are some 3,000 counties. */
const cachedNames = 1000;

export function createMentionReader(
  database: Database,
  { collection, numbers, lastDocument }: Generation,
): PassageStore["mentioning"] {
  const cached = new LRUCache<string, readonly number[]>({ max: cachedNames });
  return async (lists) => {
    const names = new Set(lists.flat().filter((name) => name !== "" && !name.includes("\0")));
    const missing = [...names].filter((name) => !cached.has(name));
    const found = new Map(missing.map((name) => [name, [] as number[]]));
    const rows =
      missing.length === 0
        ? []
        : await database.read<{ name: string; slot: number }>(
            `select name, slot from unnest($1::text[]) as each (name)
             join ${collection.tables.documents} on not has_place
               and index_pairs_of(text) @> index_pairs_of(name) and position(name in text) > 0
             where slot <= $2`,
            [missing, lastDocument],
          );
    for (const { name, slot } of rows) {
      const number = numbers.documentNumber(slot);
      if (number >= 0) found.get(name)?.push(number);
    }
    for (const [name, own] of found) cached.set(name, own);
    const documentsOf = (name: string) => found.get(name) ?? cached.get(name) ?? [];
    return lists.map((list) => [...new Set(list.flatMap(documentsOf))].toSorted((a, b) => a - b));
  };
}
