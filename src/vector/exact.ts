/**
 * Exact nearest neighbours by comparing with every row: for few rows, and the oracle that the graph is checked against.
 */
import { type Neighbour, type VectorIndex, type VectorTable, cosineOf } from "./vector-index.ts";

export function createExactIndex(table: VectorTable): VectorIndex {
  const rowCount = table.values.length / table.dimension;
  const allRows = Array.from({ length: rowCount }, (_, row) => row);
  return {
    rowCount,
    search: (query, count, accepts) =>
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
  const neighbours = rows.map((row) => ({ row, cosine: cosineOf(table, row, query) }));
  return neighbours.toSorted((a, b) => b.cosine - a.cosine || a.row - b.row).slice(0, count);
}
