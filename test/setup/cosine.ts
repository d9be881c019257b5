/** A row of a table and a unit vector in, their cosine in double precision out: what the quick ways are held to. */
import type { VectorTable } from "../../src/index/vectors/vector-index.ts";

export function cosineOf(
  { dimension, values }: VectorTable,
  row: number,
  query: Float32Array,
): number {
  const vector = values.subarray(row * dimension, (row + 1) * dimension);
  return vector.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0);
}
