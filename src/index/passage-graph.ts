/**
 * The graph of an index' passages: made of them, or, where few of them are other than they were, the former one with
 * a patch.
 * Always holds: a graph is never changed once it is built, nor is its file; the keys of its rows tell which of the
 * present passages they are.
 */
import type { YieldToEventLoop } from "../core/event-loop.ts";
import type { FileFacts } from "./checked-file.ts";
import { decodeKeys, keyBytes } from "./embed-texts.ts";
import type { Pieces } from "./sentence-table.ts";
import { createHnsw, type HnswGraph } from "./vectors/hnsw.ts";
import { createPatchedIndex, matchRows, patchedCount } from "./vectors/patched.ts";
import { firstRows, type VectorIndex } from "./vectors/vector-index.ts";

/** Of the passages: how many the graph may lack, or have without their being there any more. */
const mostPatchedShare = 0.05;
/** To compare so many takes no time that anybody would notice, and a graph of so few none to build. */
const alwaysPatchedCount = 100;
/** To compare more than these would take longer than the search in the graph. */
const mostPatchedCount = 1000;

export interface LinkedGraph {
  readonly graph: HnswGraph;
  /** By row of the graph. */
  readonly keys: Buffer;
  /** A file that it was read from, or written to. */
  readonly stored: { readonly file: string; readonly facts: FileFacts } | null;
}

export interface PassageGraph extends LinkedGraph {
  /** Of the passages as they are now. */
  readonly index: VectorIndex;
}

type Embedded = Pick<Pieces, "passages" | "vectors" | "vectorKeys">;

/** What a graph that was stored is for the passages that it was stored with. */
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
