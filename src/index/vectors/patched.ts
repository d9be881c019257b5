/**
 * Searches present rows with a graph that was built from former rows, some of which are gone or renumbered.
 * Invariant: rows that the graph lacks are compared exactly, and rows that are gone are never found.
 */
import { nearestOf } from "./cosines.ts";
import type { VectorIndex, VectorTable } from "./vector-index.ts";

export interface Patch {
  /** By row of the graph: the present row of the same vector, or -1 where there is none. */
  readonly rowOf: Int32Array;
  /** Present rows that the graph does not have. */
  readonly unlinkedRows: readonly number[];
}

export function createPatchedIndex(
  graph: VectorIndex,
  table: VectorTable,
  { rowOf, unlinkedRows }: Patch,
): VectorIndex {
  const rowNow = (linked: number) => rowOf[linked] ?? -1;
  return {
    rowCount: table.values.length / table.dimension,
    search(query, count, { accepts = () => true, ...options } = {}) {
      const isWanted = (linked: number) => rowNow(linked) >= 0 && accepts(rowNow(linked));
      const linked = graph
        .search(query, count, { ...options, accepts: isWanted })
        .map(({ row }) => rowNow(row));
      const unlinked = unlinkedRows.filter(accepts);
      // The graph's cosines differ in the last digits, so equal vectors would not be in the order of their rows.
      return nearestOf(table, [...linked, ...unlinked], query, count);
    },
  };
}

/** Returns how many rows the graph lacks or has in excess. */
export function patchedCount({ rowOf, unlinkedRows }: Patch): number {
  return rowOf.filter((row) => row < 0).length + unlinkedRows.length;
}

/** Matches rows by key, as equal keys mean equal vectors. Of rows with the same key, lower ones are matched first. */
export function matchRows(linkedKeys: readonly string[], keys: readonly string[]): Patch {
  const rowsOf = new Map<string, number[]>();
  for (let row = keys.length - 1; row >= 0; row--) {
    const key = keys[row] ?? "";
    const rows = rowsOf.get(key);
    if (rows === undefined) rowsOf.set(key, [row]);
    else rows.push(row);
  }
  const rowOf = Int32Array.from(linkedKeys, (key) => rowsOf.get(key)?.pop() ?? -1);
  return { rowOf, unlinkedRows: [...rowsOf.values()].flat().toSorted((a, b) => a - b) };
}
