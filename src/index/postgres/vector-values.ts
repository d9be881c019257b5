/** Vectors as values of a statement, in the binary form of `real[]`: written and read faster than as text. */
import { decodeKeys, keyBytes } from "../embed-texts.ts";
import type { Pieces } from "../sentence-table.ts";
import type { VectorTable } from "../vectors/vector-index.ts";

const real = 700;
const headerBytes = 20;
const elementBytes = 8;

/** One array of all numbers of the vectors. */
export function encodeReals(values: Float32Array): Buffer {
  const bytes = Buffer.allocUnsafe(headerBytes + values.length * elementBytes);
  // Dimensions, no nulls, the type of the elements, their count, the number of the first.
  [1, 0, real, values.length, 1].forEach((value, index) => bytes.writeInt32BE(value, index * 4));
  let at = headerBytes;
  for (const value of values) {
    bytes.writeInt32BE(4, at);
    bytes.writeFloatBE(value, at + 4);
    at += elementBytes;
  }
  return bytes;
}

/** @param text a halfvec or vector: `[0.5,-1]` */
export function decodeVector(text: string): Float32Array {
  return Float32Array.from(JSON.parse(text) as number[]);
}

/** The cosine of a row's vector and the one that is the parameter, in single precision; both have unit length. */
export function cosineWith(parameter: string): string {
  return `(-(vector::vector <#> ${parameter}::real[]::vector))::real`;
}

/** The keys of the vectors' texts, and all of the vectors' numbers. */
export function vectorValues(
  { vectors, vectorKeys }: Pieces,
  rows: readonly number[],
): readonly [string[], Buffer] {
  const keys = rows.flatMap((row) =>
    decodeKeys(vectorKeys.subarray(row * keyBytes, (row + 1) * keyBytes)),
  );
  return [keys, encodeReals(valuesOf(vectors, rows))];
}

function valuesOf({ dimension, values }: VectorTable, rows: readonly number[]): Float32Array {
  const taken = new Float32Array(rows.length * dimension);
  for (const [index, row] of rows.entries())
    taken.set(values.subarray(row * dimension, (row + 1) * dimension), index * dimension);
  return taken;
}
