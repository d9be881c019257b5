/**
 * Finds the nearest passages within a scope.
 * A small scope is compared exactly. For a larger one, filtering inside HNSW is slow: over-fetch, filter, retry at 4×,
 * then filter inside, since everything that was fetched might be out of scope.
 */
import type { Members } from "./document-scope.ts";
import type { NearestCount } from "./passage-store.ts";
import type { Snapshot } from "./snapshot.ts";
import { nearestOf } from "./vectors/cosines.ts";
import type { Neighbour } from "./vectors/vector-index.ts";

/**
 * Share of all passages, 0 to 1, up to which a scope is compared exactly. For a smaller one, the graph would have to
 * return over twenty times the wanted number. Measured with `npm run bench` among 20,005 documents.
 */
const mostComparedShare = 0.05;

/**
 * Multiples of the number of passages expected to suffice, fetched in this order before the graph itself filters.
 * Measured among 67,380 passages: 15 ms with the graph's filter, 5 ms with four times as many.
 */
const overfetchTimes = [1, 4] as const;

/** Share of the wanted number that must remain after filtering, 0 to 1. Not measured. */
const leastFilteredShare = { usual: 0.6, cursory: 0.5 } as const;

interface NearestQuery extends NearestCount {
  readonly vector: Float32Array;
}

/** Returns passage numbers, nearest first. */
export function nearestPassages(
  { graph, vectors }: Pick<Snapshot, "graph" | "vectors">,
  { isEverywhere, passageCount, hasPassage, passages }: Members,
  { vector, count, isCursory }: NearestQuery,
): number[] {
  if (isEverywhere) return rowsOf(graph.search(vector, count, { isCursory }));
  if (passageCount <= mostComparedShare * graph.rowCount)
    return rowsOf(nearestOf(vectors, passages(), vector, count));
  const least = leastFilteredShare[isCursory ? "cursory" : "usual"] * count;
  for (const times of overfetchTimes) {
    const fetched = Math.ceil((times * count * graph.rowCount) / passageCount);
    const filtered = rowsOf(graph.search(vector, fetched, { isCursory })).filter(hasPassage);
    if (filtered.length >= least) return filtered.slice(0, count);
  }
  return rowsOf(graph.search(vector, count, { accepts: hasPassage, isCursory }));
}

function rowsOf(neighbours: readonly Neighbour[]): number[] {
  return neighbours.map(({ row }) => row);
}
