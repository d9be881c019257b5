/** What every VectorIndex promises: the same tests for the exact one and for the graph. */
import { existsSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  createExactIndex,
  type VectorIndex,
  type VectorTable,
} from "../../src/index/vectors/vector-index.ts";
import { createHnsw, openHnsw } from "../../src/index/vectors/hnsw.ts";
import { createPatchedIndex, matchRows, patchedCount } from "../../src/index/passage-graph.ts";
import { cosineOf } from "../setup/cosine.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

const dimension = 8;
const rowCount = 300;

/** Numbers that look random and are the same every time. */
function createRandom(): () => number {
  let seed = 7;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
}

function unitVector(random: () => number): Float32Array {
  const vector = Float32Array.from({ length: dimension }, () => random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function tableOf(vectors: readonly Float32Array[]): VectorTable {
  const values = new Float32Array(vectors.length * dimension);
  vectors.forEach((vector, row) => values.set(vector, row * dimension));
  return { dimension, values };
}

const random = createRandom();
const vectors = Array.from({ length: rowCount }, () => unitVector(random));
const queries = Array.from({ length: 20 }, () => unitVector(random));
const table = tableOf(vectors);

async function viaFile(of: VectorTable): Promise<VectorIndex> {
  const file = path.join(temporaryFolder(), "graph.hnsw");
  (await createHnsw(of)).write(file);
  return openHnsw(of.dimension, file);
}

/** Of a graph of every other row, in another order, and of vectors that are there no more. */
async function withPatch(of: VectorTable): Promise<VectorIndex> {
  const keys = Array.from({ length: of.values.length / dimension }, (_, row) => `${row}`);
  const linked = keys.filter((_, row) => row % 2 === 0).toReversed();
  const gone = createRandom();
  const former = [
    ...linked.map((key) =>
      of.values.subarray(Number(key) * dimension, (Number(key) + 1) * dimension),
    ),
    ...Array.from({ length: 50 }, () => unitVector(gone)),
  ];
  const patch = matchRows([...linked, ...former.slice(linked.length).map(() => "gone")], keys);
  return createPatchedIndex(await createHnsw(tableOf(former)), of, patch);
}

const implementations = [
  ["exact", createExactIndex],
  ["graph with a patch", withPatch],
  ["graph", (of: VectorTable) => createHnsw(of)],
  ["graph from a file", viaFile],
] as const;

describe.each(implementations)("an index, %s,", (_, create) => {
  let shared: VectorIndex | null = null;
  const index = async () => (shared ??= await create(table));

  test("knows how many rows it has", async () => {
    expect((await index()).rowCount).toBe(rowCount);
  });

  test("finds a row by its own vector, with cosine 1", async () => {
    for (const row of [0, 1, 150, rowCount - 1]) {
      const [nearest] = (await index()).search(vectors[row] ?? new Float32Array(), 1);
      expect(nearest?.row).toBe(row);
      expect(nearest?.cosine).toBeCloseTo(1, 5);
    }
  });

  test.each([1, 7, rowCount])("gives %i rows, nearest first, none twice", async (count) => {
    for (const query of queries) {
      const found = (await index()).search(query, count);
      expect(found).toHaveLength(count);
      expect(new Set(found.map(({ row }) => row)).size).toBe(count);
      const cosines = found.map(({ cosine }) => cosine);
      expect(cosines).toEqual(cosines.toSorted((a, b) => b - a));
    }
  });

  test("tells the cosines as they are", async () => {
    for (const query of queries)
      for (const { row, cosine } of (await index()).search(query, 5))
        expect(cosine).toBeCloseTo(cosineOf(table, row, query), 5);
  });

  test("finds what is nearest", async () => {
    for (const query of queries) {
      const cosines = vectors.map((__, row) => cosineOf(table, row, query));
      expect((await index()).search(query, 1)[0]?.row).toBe(cosines.indexOf(Math.max(...cosines)));
    }
  });

  test("gives all it has when asked for more", async () => {
    expect((await index()).search(queries[0] ?? new Float32Array(), rowCount + 50)).toHaveLength(
      rowCount,
    );
  });

  test("gives nothing when asked for nothing", async () => {
    expect((await index()).search(queries[0] ?? new Float32Array(), 0)).toEqual([]);
  });

  test("gives only rows that are accepted", async () => {
    const isEven = (row: number) => row % 2 === 0;
    for (const query of queries) {
      const found = (await index()).search(query, 10, { accepts: isEven });
      expect(found).toHaveLength(10);
      expect(found.every(({ row }) => isEven(row))).toBe(true);
    }
    expect(
      (await index()).search(queries[0] ?? new Float32Array(), 10, { accepts: () => false }),
    ).toEqual([]);
  });

  test("says the same twice", async () => {
    const query = queries[0] ?? new Float32Array();
    expect((await index()).search(query, 20)).toEqual((await index()).search(query, 20));
  });

  test("may be empty", async () => {
    const empty = await create(tableOf([]));
    expect(empty.rowCount).toBe(0);
    expect(empty.search(queries[0] ?? new Float32Array(), 5)).toEqual([]);
  });

  test("may have one row", async () => {
    const one = await create(tableOf(vectors.slice(0, 1)));
    expect(one.search(queries[0] ?? new Float32Array(), 5).map(({ row }) => row)).toEqual([0]);
  });
});

describe("rows are matched by their keys", () => {
  test.each([
    ["all there", "abc", "abc", [0, 1, 2], [], 0],
    ["in another order", "cab", "abc", [2, 0, 1], [], 0],
    ["one gone, one new", "abc", "bcd", [-1, 0, 1], [2], 2],
    ["several of one", "aab", "baaa", [1, 2, 0], [3], 1],
    ["fewer of one", "aaa", "a", [0, -1, -1], [], 2],
    ["none of them", "ab", "", [-1, -1], [], 2],
    ["of none", "", "ab", [], [0, 1], 2],
  ])("%s", (_, linked, now, rowOf, unlinkedRows, count) => {
    const patch = matchRows(linked.split(""), now.split(""));
    expect(patch).toEqual({ rowOf: Int32Array.from(rowOf), unlinkedRows });
    expect(patchedCount(patch)).toBe(count);
  });
});

// Only Linux has this file that nothing can be written to.
test.skipIf(!existsSync("/dev/full"))("a graph that there is no room for is an error", async () => {
  const graph = await createHnsw(table);
  expect(() => graph.write("/dev/full")).toThrow("full was cut off after 0 bytes");
});

test.each([0, 1, 95, 5000, -1])("a graph file of %i bytes is an error", async (length) => {
  const file = path.join(temporaryFolder(), "graph.hnsw");
  (await createHnsw(table)).write(file);
  truncateSync(file, length < 0 ? statSync(file).size + length : length);
  expect(() => openHnsw(dimension, file)).toThrow("corrupted");
});

test("what a graph's file takes is known before it is written", async () => {
  const file = path.join(temporaryFolder(), "graph.hnsw");
  const graph = await createHnsw(table);
  graph.write(file);
  expect(statSync(file).size / graph.fileBytes).toBeCloseTo(1, 1);
});
