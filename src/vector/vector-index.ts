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

export function firstRows({ dimension, values }: VectorTable, rowCount: number): VectorTable {
  return { dimension, values: values.subarray(0, rowCount * dimension) };
}
