/**
 * Plain comparison with every vector: a table and a loop that keeps the best few.
 */
import { type VectorTable, cosineOf } from "../../vector/vector-index.ts";
import type { EmbedQuery, Peer, PeerCorpus } from "./peer.ts";

export async function openExact({ vectors }: PeerCorpus, embedQuery: EmbedQuery): Promise<Peer> {
  return {
    search: async (question, count) => nearestRows(vectors, await embedQuery(question), count),
    savedBytes: async () => vectors.values.byteLength,
  };
}

/** Nearest first; of equally near ones the lower row first. To sort all of them would take as long as to compare. */
function nearestRows(table: VectorTable, query: Float32Array, count: number): number[] {
  const best: { readonly row: number; readonly cosine: number }[] = [];
  let leastCosine = -Infinity;
  for (let row = 0; row * table.dimension < table.values.length; row++) {
    const cosine = cosineOf(table, row, query);
    if (cosine <= leastCosine) continue;
    const rank = best.findLastIndex((other) => other.cosine >= cosine) + 1;
    best.splice(rank, 0, { row, cosine });
    best.length = Math.min(best.length, count);
    if (best.length === count) leastCosine = best.at(-1)?.cosine ?? leastCosine;
  }
  return best.map(({ row }) => row);
}
