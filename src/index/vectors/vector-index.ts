/**
 * What finds the vectors nearest to a vector. Rows are numbered 0, 1, 2 … ; vectors are of unit length.
 */
export interface Neighbour {
  readonly row: number;
  /** Cosine similarity, -1 to 1. */
  readonly cosine: number;
}

export interface SearchOptions {
  /** Only these rows are found. */
  readonly accepts?: ((row: number) => boolean) | undefined;
  /** For what need not be complete: hardly more is looked at than is asked for. */
  readonly isCursory?: boolean;
}

export interface VectorIndex {
  readonly rowCount: number;
  /** At most `count` neighbours, nearest first. */
  search(query: Float32Array, count: number, options?: SearchOptions): Neighbour[];
}

/** The vectors themselves, row after row. */
export interface VectorTable {
  readonly dimension: number;
  readonly values: Float32Array;
}

export function firstRows({ dimension, values }: VectorTable, rowCount: number): VectorTable {
  return { dimension, values: values.subarray(0, rowCount * dimension) };
}
