/**
 * Finds the nearest passages within a scope.
 * Those of a small part of the corpus are compared one by one. Else the graph is searched: filtering inside it is slow,
 * so more are fetched than are wanted, then filtered. Where too few are left, more are fetched, and at last the graph
 * itself filters, since all that it found might be out of scope.
 */
import type { Members } from "./membership.ts";
import type { NearestCount } from "./passage-store.ts";
import type { Snapshot } from "./snapshot.ts";
import { nearestOf } from "./vectors/cosines.ts";
import type { Neighbour } from "./vectors/vector-index.ts";

/**
 * Share of all passages up to which those in scope are compared one by one, 0 to 1. Of a smaller part, twenty times as
 * many as are wanted would have to be found in the graph. Measured with `npm run bench` among 20,005 documents.
 */
const mostComparedShare = 0.05;

/**
 * Times as many passages as should be needed that are fetched, in this order, before the graph itself filters. Measured
 * among 67,380 passages: 15 ms with the graph's filter, 5 ms with four times as many.
 */
const overfetchTimes = [1, 4] as const;

/** Share of the wanted ones that must be left after filtering, 0 to 1. Not measured. */
const leastFilteredShare = { usual: 0.6, cursory: 0.5 } as const;

interface NearestQuery extends NearestCount {
  readonly vector: Float32Array;
}

/** Numbers of passages, nearest first. */
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
