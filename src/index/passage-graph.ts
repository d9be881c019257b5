/**
 * The HNSW graph of an index's passages: newly built, or the former graph with a patch if few passages have changed.
 * Invariant: a graph and its file never change once built; the keys of its rows match them to the present passages.
 */
import type { YieldToEventLoop } from "../core/event-loop.ts";
import type { FileFacts } from "./checked-file.ts";
import { decodeKeys, keyBytes } from "./embed-texts.ts";
import type { Pieces } from "./sentence-table.ts";
import { createHnsw, type HnswGraph } from "./vectors/hnsw.ts";
import { createPatchedIndex, matchRows, patchedCount } from "./vectors/patched.ts";
import { firstRows, type VectorIndex } from "./vectors/vector-index.ts";

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
