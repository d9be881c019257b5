/** The graph against exact search, on the vectors of the project's own passages. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, inject, test } from "vitest";
import { currentGeneration } from "../../../../src/index/generations.ts";
import { indexFiles } from "../../../../src/index/index-files.ts";
import { readManifest } from "../../../../src/index/manifest.ts";
import { createPatchedIndex, matchRows } from "../../../../src/index/passage-graph.ts";
import { openHnsw } from "../../../../src/index/vectors/hnsw.ts";
import {
  createExactIndex,
  firstRows,
  type VectorIndex,
} from "../../../../src/index/vectors/vector-index.ts";

const folder = (await currentGeneration(inject("indexDir"))) ?? "";
const { dimension, passageCount } = await readManifest(folder);
const bytes = readFileSync(path.join(folder, indexFiles.vectors));
const all = { dimension, values: new Float32Array(new Uint8Array(bytes).buffer) };
/** Passages come first; sentences are in no graph. */
const { values } = firstRows(all, passageCount);
const exact = createExactIndex({ dimension, values });
const graph = openHnsw(dimension, path.join(folder, indexFiles.graph));

function rowsOf(count: number): Float32Array[] {
  return Array.from({ length: count }, (_, row) =>
    values.subarray(row * dimension, (row + 1) * dimension),
  );
}

/** Between two vectors, nearer to the first: a question is near several passages and equal to none. */
function between(a: Float32Array, b: Float32Array): Float32Array {
  const sum = a.map((value, index) => 2 * value + (b[index] ?? 0));
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}

const vectors = rowsOf(exact.rowCount);
const queries = vectors.map((vector, row) =>
  between(vector, vectors[(row * 7 + 3) % vectors.length] ?? vector),
);

function recallAt(
  count: number,
  accepts?: (row: number) => boolean,
  index: VectorIndex = graph,
): number {
  const shares = queries.map((query) => {
    const expected = exact.search(query, count, { accepts }).map(({ row }) => row);
    const found = new Set(index.search(query, count, { accepts }).map(({ row }) => row));
    return expected.filter((row) => found.has(row)).length / expected.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

test("both hold every passage", () => {
  expect(graph.rowCount).toBe(passageCount);
  expect(exact.rowCount).toBe(passageCount);
  expect(passageCount).toBeGreaterThan(50);
});

test("every stored vector has unit length", () => {
  for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
});

describe("the graph finds what exact search finds", () => {
  test.each([1, 10, 50])("the nearest %i", (count) => {
    expect(recallAt(count)).toBeGreaterThan(0.99);
  });

  test("among half of the rows", () => {
    expect(recallAt(10, (row) => row % 2 === 0)).toBeGreaterThan(0.99);
  });

  test("with a tenth of the rows gone, and as many compared beside it", () => {
    const moved = vectors.map((_, row) => (row % 10 === 0 ? `new ${row}` : `${row}`));
    const patch = matchRows(
      vectors.map((_, row) => `${row}`),
      moved,
    );
    const patched = createPatchedIndex(graph, { dimension, values }, patch);
    expect(patch.unlinkedRows.length).toBeGreaterThan(5);
    expect(recallAt(10, undefined, patched)).toBeGreaterThan(0.99);
    expect(recallAt(10, (row) => row % 2 === 0, patched)).toBeGreaterThan(0.99);
  });

  test("with the same cosines", () => {
    const [query = new Float32Array()] = queries;
    const cosines = new Map(exact.search(query, 50).map(({ row, cosine }) => [row, cosine]));
    for (const { row, cosine } of graph.search(query, 20))
      expect(cosine).toBeCloseTo(cosines.get(row) ?? NaN, 4);
  });
});
