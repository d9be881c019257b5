/** Exact search: compares the query with every vector and keeps the best few. */
import type { VectorTable } from "../../index/vectors/vector-index.ts";
import type { EmbedQuery, Peer, PeerCorpus } from "./peer.ts";

export async function openExact({ vectors }: PeerCorpus, embedQuery: EmbedQuery): Promise<Peer> {
  return {
    search: async (question, count) => nearestRows(vectors, await embedQuery(question), count),
    savedBytes: async () => vectors.values.byteLength,
  };
}

/** Returns rows, nearest first, ties by the lower row. Sorting all rows would take as long as comparing them. */
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

/** The cosine of two unit vectors is their inner product. */
function cosineOf({ dimension, values }: VectorTable, row: number, query: Float32Array): number {
  const offset = row * dimension;
  const inFours = dimension - (dimension % 4);
  // Four independent sums, since each addition waits for the previous one of its sum.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < inFours; i += 4) {
    a += (values[offset + i] ?? 0) * (query[i] ?? 0);
    b += (values[offset + i + 1] ?? 0) * (query[i + 1] ?? 0);
    c += (values[offset + i + 2] ?? 0) * (query[i + 2] ?? 0);
    d += (values[offset + i + 3] ?? 0) * (query[i + 3] ?? 0);
  }
  for (let i = inFours; i < dimension; i++) a += (values[offset + i] ?? 0) * (query[i] ?? 0);
  return a + b + (c + d);
}
