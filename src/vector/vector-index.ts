/**
 * What finds the vectors nearest to a vector. Rows are numbered 0, 1, 2 … ; vectors are of unit length.
 */
export interface Neighbour {
  readonly row: number;
  /** Cosine similarity, -1 to 1. */
  readonly cosine: number;
}

export interface VectorIndex {
  readonly rowCount: number;
  /** At most `count` neighbours, nearest first; only rows that `accepts`, where it is given. */
  search(query: Float32Array, count: number, accepts?: (row: number) => boolean): Neighbour[];
}

/** The vectors themselves, row after row. */
export interface VectorTable {
  readonly dimension: number;
  readonly values: Float32Array;
}

/** Cosine similarity of a unit vector and a row of unit length: their inner product. */
export function cosineOf(
  { dimension, values }: VectorTable,
  row: number,
  query: Float32Array,
): number {
  const offset = row * dimension;
  const inFours = dimension - (dimension % 4);
  // Four sums, since an addition waits for the one before it.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < inFours; i += 4) {
    a += (values[offset + i] ?? 0) * (query[i] ?? 0);
    b += (values[offset + i + 1] ?? 0) * (query[i + 1] ?? 0);
    c += (values[offset + i + 2] ?? 0) * (query[i + 2] ?? 0);
    d += (values[offset + i + 3] ?? 0) * (query[i + 3] ?? 0);
  }
  for (let i = inFours; i < dimension; i++) a += (values[offset + i] ?? 0) * (query[i] ?? 0);
  return a + b + (c + d);
}

export function firstRows({ dimension, values }: VectorTable, rowCount: number): VectorTable {
  return { dimension, values: values.subarray(0, rowCount * dimension) };
}
