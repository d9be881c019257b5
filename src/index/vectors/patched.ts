/**
 * A graph of former rows, and where they are now, in; an index of the present rows out.
 * Always holds: what the graph does not have is compared exactly, and what is there no more is not found.
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
      // The graph's cosines have other last digits: equal vectors would not stand in the order of their rows.
      return nearestOf(table, [...linked, ...unlinked], query, count);
    },
  };
}

/** How much of it a search goes a longer way for. */
export function patchedCount({ rowOf, unlinkedRows }: Patch): number {
  return rowOf.filter((row) => row < 0).length + unlinkedRows.length;
}

/** Rows with equal keys have equal vectors; of several the lower one comes first. */
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
