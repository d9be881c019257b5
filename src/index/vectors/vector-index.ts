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
