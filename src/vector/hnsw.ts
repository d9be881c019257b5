/**
 * Approximate nearest neighbours in a navigable small-world graph (hnswlib). Vectors in, a graph file out and back.
 */
import { createRequire } from "node:module";
import type { HierarchicalNSW } from "hnswlib-node";
import type { Neighbour, VectorIndex, VectorTable } from "./vector-index.ts";

type Hnswlib = typeof import("hnswlib-node");

/** Links a node; hnswlib's guide gives 12 to 48 for vectors of some hundred dimensions. */
const linkCount = 24;
const efConstruction = 200;
/** Nodes looked at in a search, at least; never fewer than asked for. */
const minEf = 200;

function load(): Hnswlib {
  return createRequire(import.meta.url)("hnswlib-node") as Hnswlib;
}

export function writeHnsw({ dimension, values }: VectorTable, file: string): void {
  const graph = new (load().HierarchicalNSW)("ip", dimension);
  const rowCount = values.length / dimension;
  graph.initIndex({ maxElements: Math.max(1, rowCount), m: linkCount, efConstruction });
  for (let row = 0; row < rowCount; row++)
    graph.addPoint([...values.subarray(row * dimension, (row + 1) * dimension)], row);
  graph.writeIndexSync(file);
}

export function openHnsw(dimension: number, file: string): VectorIndex {
  const graph = new (load().HierarchicalNSW)("ip", dimension);
  graph.readIndexSync(file);
  return {
    rowCount: graph.getCurrentCount(),
    search: (query, count, accepts) => searchGraph(graph, query, count, accepts),
  };
}

function searchGraph(
  graph: HierarchicalNSW,
  query: Float32Array,
  count: number,
  accepts: ((row: number) => boolean) | undefined,
): Neighbour[] {
  const found = Math.min(count, graph.getCurrentCount());
  if (found === 0) return [];
  graph.setEf(Math.max(minEf, found));
  const { neighbors, distances } = graph.searchKnn([...query], found, accepts);
  const neighbours = neighbors.map((row, index) => ({ row, cosine: 1 - (distances[index] ?? 1) }));
  return neighbours.toSorted((a, b) => b.cosine - a.cosine || a.row - b.row);
}
