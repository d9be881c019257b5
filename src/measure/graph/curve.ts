/**
 * Builds HNSW graphs with several parameters, and measures build time, file size, and recall and time of a search at
 * several depths. It uses hnswlib directly, so that the parameters chosen for the program do not apply.
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import hnswlib, { type HierarchicalNSW } from "hnswlib-node";
import { createExactIndex, type VectorTable } from "../../index/vectors/vector-index.ts";
import { median, timedMs } from "../bench/figures.ts";

export interface GraphOrder {
  readonly linkCounts: readonly number[];
  readonly efConstructions: readonly number[];
  readonly efs: readonly number[];
  /** Results that retrieval asks for; their recall is measured as well. */
  readonly askedCount: number;
}

export interface SearchPoint {
  readonly ef: number;
  /** Share of the nearest rows that is found, 0 to 1. */
  readonly recall: number;
  readonly medianMs: number;
}

export interface GraphCurve {
  readonly linkCount: number;
  readonly efConstruction: number;
  readonly buildMs: number;
  readonly fileBytes: number;
  /** For the ten nearest, one point for each depth. */
  readonly points: readonly SearchPoint[];
  /** For the `askedCount` nearest, one point for each depth of at least that many. */
  readonly asked: readonly SearchPoint[];
}

export const recallDepth = 10;

type Graph = InstanceType<typeof hnswlib.HierarchicalNSW>;

/** @yields one curve at a time, since each takes a minute for many vectors */
export async function* measureGraphs(
  table: VectorTable,
  queries: readonly Float32Array[],
  { linkCounts, efConstructions, efs, askedCount }: GraphOrder,
): AsyncGenerator<GraphCurve> {
  const nearest = nearestRows(table, queries, Math.max(recallDepth, askedCount));
  for (const linkCount of linkCounts)
    for (const efConstruction of efConstructions) {
      const graph = emptyGraph(table, linkCount, efConstruction);
      const buildMs = await timedMs(() => fill(graph, table));
      const search = (count: number, ef: number) =>
        searchPoint(graph, queries, { nearest, count, ef });
      // Not measured: the first search touches memory that is in no cache yet.
      search(recallDepth, Math.max(...efs));
      yield {
        linkCount,
        efConstruction,
        buildMs,
        fileBytes: await graphFileBytes(graph),
        points: efs.map((ef) => search(recallDepth, ef)),
        asked: efs.filter((ef) => ef >= askedCount).map((ef) => search(askedCount, ef)),
      };
    }
}

/** By question: rows, nearest first. */
function nearestRows(
  table: VectorTable,
  queries: readonly Float32Array[],
  count: number,
): number[][] {
  const exact = createExactIndex(table);
  return queries.map((query) => exact.search(query, count).map(({ row }) => row));
}

function emptyGraph(
  { dimension, values }: VectorTable,
  linkCount: number,
  efConstruction: number,
): Graph {
  const graph = new hnswlib.HierarchicalNSW("ip", dimension);
  const maxElements = Math.max(1, values.length / dimension);
  graph.initIndex({ maxElements, m: linkCount, efConstruction });
  return graph;
}

function fill(graph: Graph, { dimension, values }: VectorTable): void {
  for (let row = 0; row < values.length / dimension; row++)
    graph.addPoint([...values.subarray(row * dimension, (row + 1) * dimension)], row);
}

interface Searched {
  readonly nearest: readonly (readonly number[])[];
  readonly count: number;
  readonly ef: number;
}

function searchPoint(
  graph: Graph,
  queries: readonly Float32Array[],
  { nearest, count, ef }: Searched,
): SearchPoint {
  const wantedCount = Math.min(count, graph.getCurrentCount());
  graph.setEf(ef);
  const tookMs: number[] = [];
  let foundCount = 0;
  queries.forEach((query, index) => {
    const numbers = [...query];
    const startedMs = performance.now();
    const { neighbors } = graph.searchKnn(numbers, wantedCount);
    tookMs.push(performance.now() - startedMs);
    const wanted = new Set(nearest[index]?.slice(0, wantedCount));
    foundCount += neighbors.filter((row) => wanted.has(row)).length;
  });
  const allCount = Math.max(1, queries.length * wantedCount);
  return { ef, recall: foundCount / allCount, medianMs: median(tookMs) };
}

export async function graphFileBytes(graph: HierarchicalNSW): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), "graph-"));
  try {
    const file = path.join(folder, "graph.hnsw");
    graph.writeIndexSync(file);
    return (await stat(file)).size;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
