/**
 * Approximate nearest neighbours by HNSW (hnswlib): builds a graph of vectors, searches it, and writes and opens files.
 */
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { HierarchicalNSW } from "hnswlib-node";
import type { Neighbour, SearchOptions, VectorIndex, VectorTable } from "./vector-index.ts";

type Hnswlib = typeof import("hnswlib-node");

/** M of HNSW, the links per node. M, efConstruction and the usual ef are chosen in src/measure/graph/measured.md. */
const linkCount = 24;
const efConstruction = 200;
/** Least ef of a search, the nodes it visits; raised to the number of neighbours asked for. */
const minEf = { usual: 300, cursory: 100 } as const;

function load(): Hnswlib {
  return createRequire(import.meta.url)("hnswlib-node") as Hnswlib;
}

export interface HnswGraph extends VectorIndex {
  /** Approximate size of its file. */
  readonly fileBytes: number;
  /** @throws Error when the file was not written completely. */
  write(file: string): void;
}

/** @param afterEach is awaited after each vector, so that other work can use the thread */
export async function createHnsw(
  { dimension, values }: VectorTable,
  afterEach: () => Promise<void> | undefined = () => undefined,
): Promise<HnswGraph> {
  const graph = new (load().HierarchicalNSW)("ip", dimension);
  const rowCount = values.length / dimension;
  graph.initIndex({ maxElements: Math.max(1, rowCount), m: linkCount, efConstruction });
  for (let row = 0; row < rowCount; row++) {
    graph.addPoint([...values.subarray(row * dimension, (row + 1) * dimension)], row);
    await afterEach();
  }
  return graphOf(graph, dimension);
}

/** When the disk is full, hnswlib reports no error and leaves an incomplete file. */
function checkWritten(dimension: number, file: string): void {
  try {
    openHnsw(dimension, file);
  } catch (cause) {
    const { size } = statSync(file);
    throw new Error(`${path.basename(file)} was cut off after ${size} bytes`, { cause });
  }
}

/** @throws Error when the file is incomplete. */
export function openHnsw(dimension: number, file: string): HnswGraph {
  const graph = new (load().HierarchicalNSW)("ip", dimension);
  graph.readIndexSync(file);
  return graphOf(graph, dimension);
}

function graphOf(graph: HierarchicalNSW, dimension: number): HnswGraph {
  const rowCount = graph.getCurrentCount();
  return {
    rowCount,
    search: (query, count, options = {}) => searchGraph(graph, { query, count, ...options }),
    // Per node: the vector, 2 M links on the lowest level, and about five numbers for the rest.
    fileBytes: rowCount * 4 * (dimension + 2 * linkCount + 5),
    write(file) {
      graph.writeIndexSync(file);
      checkWritten(dimension, file);
    },
  };
}

interface Search extends SearchOptions {
  readonly query: Float32Array;
  readonly count: number;
}

function searchGraph(
  graph: HierarchicalNSW,
  { query, count, accepts, isCursory = false }: Search,
): Neighbour[] {
  const found = Math.min(count, graph.getCurrentCount());
  if (found === 0) return [];
  graph.setEf(Math.max(minEf[isCursory ? "cursory" : "usual"], found));
  const { neighbors, distances } = graph.searchKnn([...query], found, accepts);
  const neighbours = neighbors.map((row, index) => ({ row, cosine: 1 - (distances[index] ?? 1) }));
  return neighbours.toSorted((a, b) => b.cosine - a.cosine || a.row - b.row);
}
