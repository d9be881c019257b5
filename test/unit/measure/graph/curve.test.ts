/** What is measured of the graph, over vectors for which the answer is known. */
import { expect, test } from "vitest";
import { type GraphCurve, measureGraphs } from "../../../../src/measure/graph/curve.ts";
import { graphTable } from "../../../../src/measure/graph/graph-table.ts";

const dimension = 16;
const rowCount = 400;

/** The same every time. */
function someVectors(count: number, seed: number): Float32Array {
  let state = seed;
  const values = Float32Array.from({ length: count * dimension }, () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  });
  for (let from = 0; from < values.length; from += dimension) {
    const vector = values.subarray(from, from + dimension);
    const length = Math.hypot(...vector);
    vector.forEach((value, index) => (vector[index] = value / length));
  }
  return values;
}

const asked = someVectors(20, 11);
const queries = Array.from({ length: 20 }, (_, index) =>
  asked.subarray(index * dimension, (index + 1) * dimension),
);

async function measured(values: Float32Array): Promise<GraphCurve[]> {
  const curves: GraphCurve[] = [];
  const order = { linkCounts: [2, 16], efConstructions: [10], efs: [10, rowCount], askedCount: 50 };
  for await (const curve of measureGraphs({ dimension, values }, queries, order))
    curves.push(curve);
  return curves;
}

test("a search as deep as the graph finds all; few links and little depth lose some", async () => {
  const [few, many] = await measured(someVectors(rowCount, 7));
  expect([few?.linkCount, many?.linkCount]).toEqual([2, 16]);
  expect(many?.points.map(({ ef }) => ef)).toEqual([10, rowCount]);
  expect(many?.points[1]?.recall).toBe(1);
  expect(few?.points[0]?.recall).toBeLessThan(many?.points[0]?.recall ?? 0);
  expect(many?.asked).toEqual([{ ef: rowCount, recall: 1, medianMs: expect.any(Number) }]);
});

test("a file holds the vectors, and more links take more room", async () => {
  const [few, many] = await measured(someVectors(rowCount, 7));
  expect(few?.fileBytes).toBeGreaterThan(rowCount * dimension * 4);
  expect(many?.fileBytes).toBeGreaterThan(few?.fileBytes ?? Infinity);
});

test("of fewer vectors than are looked for, each is found", async () => {
  for (const { points, asked: all } of await measured(someVectors(3, 7))) {
    expect(points.map(({ recall }) => recall)).toEqual([1, 1]);
    expect(all.map(({ recall }) => recall)).toEqual([1]);
  }
});

test("the table has a row for each graph and a column for each depth", () => {
  const curve: GraphCurve = {
    linkCount: 24,
    efConstruction: 200,
    buildMs: 65_432,
    fileBytes: 131 * 2 ** 20,
    points: [
      { ef: 40, recall: 0.8764, medianMs: 0.734 },
      { ef: 200, recall: 0.9848, medianMs: 2.6 },
    ],
    asked: [{ ef: 200, recall: 0.9204, medianMs: 2.74 }],
  };
  expect(graphTable([curve], 200).split("\n").slice(0, 3)).toEqual([
    "| M | efConstruction | build | file | 10: ef 40 | 10: ef 200 | 200: ef 200 |",
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    "| 24 | 200 | 65.4 s | 131.0 MiB | 0.876, 0.73 ms | 0.985, 2.60 ms | 0.920, 2.74 ms |",
  ]);
});
