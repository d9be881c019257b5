/**
 * Finds passages by id, hashtag or link key. The directory tells which documents a name can be of, the database whether
 * there is such a passage.
 */
import { hashtagOf, linkKeyOf, nameKey, passageId } from "../../core/passage-names.ts";
import type { Database } from "../../database/database.ts";
import type { PassageStore } from "../passage-store.ts";
import type { Generation } from "./read-generation.ts";
import { passagesInRanges } from "./row-forms.ts";

export function createNameReader(
  database: Database,
  { collection, documents, numbers }: Generation,
): PassageStore["passageNumbers"] {
  let stems: ReadonlyMap<string, readonly number[]> | null = null;
  return async (names) => {
    const keys = new Map(names.map((name) => [name, nameKey(name)]));
    stems ??= collectStems(documents.map(({ meta }) => meta.id));
    const own = new Set([...keys.values()].flatMap((key) => stems?.get(stemOf(key)) ?? []));
    if (names.length === 0) return new Map();
    const rows = await database.read<{ slot: number; ordinal: number }>(
      `select slot, ordinal from ${passagesInRanges(collection.tables.passages, "slot, ordinal")}
       union
       select slot, ordinal from ${collection.tables.passages} where link_key = any($3::text[])`,
      [...numbers.passageRanges([...own]), [...keys.values()]],
    );
    const byId = new Map<string, number>();
    const byOtherName = new Map<string, number>();
    const keepFirst = (map: Map<string, number>, key: string, number: number) =>
      void map.set(key, Math.min(number, map.get(key) ?? Infinity));
    for (const { slot, ordinal } of rows) {
      const number = numbers.passageNumber(slot);
      const document = documents[numbers.documentOf(number)];
      if (number < 0 || document === undefined) continue;
      const id = passageId(document.meta.id, ordinal);
      keepFirst(byId, nameKey(id), number);
      for (const name of [hashtagOf(id), linkKeyOf(id)])
        keepFirst(byOtherName, nameKey(name), number);
    }
    return new Map(
      [...keys].flatMap(([name, key]) => {
        const number = byId.get(key) ?? byOtherName.get(key);
        return number === undefined ? [] : [[name, number] as const];
      }),
    );
  };
}

/** Document numbers by what the ids and hashtags of their passages begin with. */
function collectStems(ids: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const [number, id] of ids.entries()) {
    const first = passageId(id, 1);
    for (const stem of new Set([first, hashtagOf(first)].map((name) => stemOf(nameKey(name))))) {
      const own = numbers.get(stem);
      if (own === undefined) numbers.set(stem, [number]);
      else own.push(number);
    }
  }
  return numbers;
}

/** A passage's name without the ordinal at its end. */
function stemOf(key: string): string {
  return key.replace(/\d+$/, "");
}
