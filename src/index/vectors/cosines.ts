/**
 * Computes cosines of a query with rows of a table, as inner products of unit vectors in single precision. WebAssembly
 * computes them, so rows are first copied into its memory, up to 16 at a time.
 * Also finds exact nearest neighbours by comparing all rows: for few rows, and as the reference for the graph.
 */
import { readFileSync } from "node:fs";
import type { Neighbour, VectorIndex, VectorTable } from "./vector-index.ts";

interface InnerProducts {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** `query`, `rows` and `products` are byte offsets into the memory. */
  innerProducts(
    this: void,
    query: number,
    rows: number,
    rowCount: number,
    rowBytes: number,
    products: number,
  ): void;
}

const numberBytes = Float32Array.BYTES_PER_ELEMENT;
/** Rows per call. The memory holds the products, then the query, then the rows, of up to 1,900 numbers each. */
const mostRows = 16;

const code = readFileSync(new URL("inner-products.wasm", import.meta.url));
const { memory, innerProducts } = new WebAssembly.Instance(new WebAssembly.Module(code))
  .exports as unknown as InnerProducts;
const numbers = new Float32Array(memory.buffer);

/** Returns one cosine per row, in the given order. */
export function cosinesOf(
  table: VectorTable,
  rows: readonly number[],
  query: Float32Array,
): Float32Array {
  const cosines = new Float32Array(rows.length);
  numbers.set(query, mostRows);
  let from = 0;
  while (from < rows.length) {
    const first = rows[from] ?? 0;
    let count = 1;
    while (count < mostRows && rows[from + count] === first + count) count++;
    compare(table, first, count);
    for (let index = 0; index < count; index++) cosines[from + index] = numbers[index] ?? 0;
    from += count;
  }
  return cosines;
}

/** Compares consecutive rows with the query that is already in the memory. */
function compare({ dimension, values }: VectorTable, first: number, count: number): void {
  const rowsAt = mostRows + dimension;
  numbers.set(values.subarray(first * dimension, (first + count) * dimension), rowsAt);
  innerProducts(mostRows * numberBytes, rowsAt * numberBytes, count, dimension * numberBytes, 0);
}

export function createExactIndex(table: VectorTable): VectorIndex {
  const rowCount = table.values.length / table.dimension;
  const allRows = Array.from({ length: rowCount }, (_, row) => row);
  return {
    rowCount,
    search: (query, count, { accepts } = {}) =>
      nearestOf(table, accepts === undefined ? allRows : allRows.filter(accepts), query, count),
  };
}

/** Returns the nearest of the given rows, nearest first; ties by ascending row. */
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
