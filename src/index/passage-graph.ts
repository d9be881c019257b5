/**
 * The HNSW graph of an index's passages: newly built, or the former graph with a patch if few passages have changed.
 * Invariants: a graph and its file never change once built, and the keys of its rows match them to the present passages;
 * rows that the graph lacks are compared exactly, and rows that are gone are never found.
 */
import type { YieldToEventLoop } from "../core/event-loop.ts";
import type { FileFacts } from "./checked-file.ts";
import { decodeKeys, keyBytes } from "./embed-texts.ts";
import type { Pieces } from "./sentence-table.ts";
import { createHnsw, type HnswGraph } from "./vectors/hnsw.ts";
import {
  firstRows,
  nearestOf,
  type VectorIndex,
  type VectorTable,
} from "./vectors/vector-index.ts";

/** Share of the passages, 0 to 1, that the graph may lack or have in excess. */
const mostPatchedShare = 0.05;
/** Up to this number a patch is always used, because comparing so few takes no noticeable time. */
const alwaysPatchedCount = 100;
/** Comparing more than this would take longer than searching the graph. */
const mostPatchedCount = 1000;

export interface LinkedGraph {
  readonly graph: HnswGraph;
  /** Text keys by row of the graph. */
  readonly keys: Buffer;
  /** The file that it was read from or written to. */
  readonly stored: { readonly file: string; readonly facts: FileFacts } | null;
}

export interface PassageGraph extends LinkedGraph {
  /** Searches the present passages. */
  readonly index: VectorIndex;
}

type Embedded = Pick<Pieces, "passages" | "vectors" | "vectorKeys">;

/** Patches a stored graph for the passages that it was stored with. */
export function patchGraph(linked: LinkedGraph, pieces: Embedded): PassageGraph {
  return { ...linked, index: patched(linked, pieces).index };
}

export async function graphOf(
  pieces: Embedded,
  former: LinkedGraph | null,
  yieldToEventLoop: YieldToEventLoop,
): Promise<PassageGraph> {
  const passageCount = pieces.passages.length;
  const mostPatched = Math.min(mostPatchedCount, passageCount * mostPatchedShare);
  if (former !== null) {
    const { index, count } = patched(former, pieces);
    if (count <= Math.max(alwaysPatchedCount, mostPatched)) return { ...former, index };
  }
  const graph = await createHnsw(firstRows(pieces.vectors, passageCount), yieldToEventLoop);
  return { graph, index: graph, keys: passageKeys(pieces), stored: null };
}

function patched(
  { graph, keys }: LinkedGraph,
  pieces: Embedded,
): { readonly index: VectorIndex; readonly count: number } {
  const present = passageKeys(pieces);
  if (keys.equals(present)) return { index: graph, count: 0 };
  const patch = matchRows(decodeKeys(keys), decodeKeys(present));
  const table = firstRows(pieces.vectors, pieces.passages.length);
  return { index: createPatchedIndex(graph, table, patch), count: patchedCount(patch) };
}

function passageKeys({ passages, vectorKeys }: Embedded): Buffer {
  return vectorKeys.subarray(0, passages.length * keyBytes);
}

interface Patch {
  /** By row of the graph: the present row of the same vector, or -1 where there is none. */
  readonly rowOf: Int32Array;
  /** Present rows that the graph does not have. */
  readonly unlinkedRows: readonly number[];
}

/** Searches present rows with a graph that was built from former rows, some of which are gone or renumbered. */
export function createPatchedIndex(
  graph: VectorIndex,
  table: VectorTable,
  { rowOf, unlinkedRows }: Patch,
): VectorIndex {
  const rowNow = (linked: number) => rowOf[linked] ?? -1;
  return {
    rowCount: table.values.length / table.dimension,
    search(query, count, { accepts = () => true, ...options } = {}) {
      const isWanted = (linked: number) => rowNow(linked) >= 0 && accepts(rowNow(linked));
      const linked = graph
        .search(query, count, { ...options, accepts: isWanted })
        .map(({ row }) => rowNow(row));
      const unlinked = unlinkedRows.filter(accepts);
      // The graph's cosines differ in the last digits, so equal vectors would not be in the order of their rows.
      return nearestOf(table, [...linked, ...unlinked], query, count);
    },
  };
}

/** Returns how many rows the graph lacks or has in excess. */
export function patchedCount({ rowOf, unlinkedRows }: Patch): number {
  return rowOf.filter((row) => row < 0).length + unlinkedRows.length;
}

/** Matches rows by key, as equal keys mean equal vectors. Of rows with the same key, lower ones are matched first. */
export function matchRows(linkedKeys: readonly string[], keys: readonly string[]): Patch {
  const rowsOf = new Map<string, number[]>();
  for (let row = keys.length - 1; row >= 0; row--) {
    const key = keys[row] ?? "";
    const rows = rowsOf.get(key);
    if (rows === undefined) rowsOf.set(key, [row]);
    else rows.push(row);
  }
  const rowOf = Int32Array.from(linkedKeys, (key) => rowsOf.get(key)?.pop() ?? -1);
  return { rowOf, unlinkedRows: [...rowsOf.values()].flat().toSorted((a, b) => a - b) };
}
