/**
 * The interface of nearest-neighbour searches, and the exact search: it compares all rows, for few rows, and as the
 * reference for the graph. Rows are numbered 0, 1, 2 …; vectors have unit length.
 * Cosines are computed as inner products in single precision. WebAssembly computes them, so rows are first copied into its
 * memory, up to 16 at a time.
 */
import { readFileSync } from "node:fs";

/**
 * The interface of nearest-neighbour searches. Rows are numbered 0, 1, 2 …; vectors have unit length.
 */
export interface Neighbour {
  readonly row: number;
  /** Cosine similarity, -1 to 1. */
  readonly cosine: number;
}

export interface SearchOptions {
  /** Only these rows are found. */
  readonly accepts?: ((row: number) => boolean) | undefined;
  /** Whether an approximate index may visit fewer nodes, which is faster and finds fewer of the nearest. */
  readonly isCursory?: boolean;
}

export interface VectorIndex {
  readonly rowCount: number;
  /** At most `count` neighbours, nearest first. */
  search(query: Float32Array, count: number, options?: SearchOptions): Neighbour[];
}

/** Vectors, row after row. */
export interface VectorTable {
  readonly dimension: number;
  readonly values: Float32Array;
}

export function firstRows({ dimension, values }: VectorTable, rowCount: number): VectorTable {
  return { dimension, values: values.subarray(0, rowCount * dimension) };
}

/** The part of WebAssembly that is used here; TypeScript declares it only for browsers. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Record<string, unknown> };
};

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
