/**
 * Exact nearest neighbours by comparing with every row: for few rows, and the oracle that the graph is checked against.
 */
import { cosinesOf } from "./cosines.ts";
import type { Neighbour, VectorIndex, VectorTable } from "./vector-index.ts";

export function createExactIndex(table: VectorTable): VectorIndex {
  const rowCount = table.values.length / table.dimension;
  const allRows = Array.from({ length: rowCount }, (_, row) => row);
  return {
    rowCount,
    search: (query, count, { accepts } = {}) =>
      nearestOf(table, accepts === undefined ? allRows : allRows.filter(accepts), query, count),
  };
}

/** The nearest among the given rows, nearest first; of equally near ones the lower row first. */
export function nearestOf(
  table: VectorTable,
  rows: readonly number[],
  query: Float32Array,
  count: number,
): Neighbour[] {
  const cosines = cosinesOf(table, rows, query);
  const neighbours = rows.map((row, index) => ({ row, cosine: cosines[index] ?? 0 }));
  return neighbours.toSorted((a, b) => b.cosine - a.cosine || a.row - b.row).slice(0, count);
}
