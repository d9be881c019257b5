/** MiniSearch and exact vectors joined by reciprocal rank fusion: the hybrid search that one writes in ten lines. */
import { openExact } from "./exact.ts";
import { openMiniSearch } from "./minisearch.ts";
import type { EmbedQuery, Peer, PeerCorpus } from "./peer.ts";

/** Cormack, Clarke and Büttcher, Reciprocal Rank Fusion, 2009. */
const rankOffset = 60;
const fusedDepth = 100;

export async function openFused(corpus: PeerCorpus, embedQuery: EmbedQuery): Promise<Peer> {
  const parts = await Promise.all([openMiniSearch(corpus), openExact(corpus, embedQuery)]);
  return {
    async search(question, count) {
      const lists = await Promise.all(parts.map((part) => part.search(question, fusedDepth)));
      return fusedByRank(lists).slice(0, count);
    },
    async savedBytes() {
      const sizes = await Promise.all(parts.map((part) => part.savedBytes()));
      return sizes.reduce((sum, bytes) => sum + bytes, 0);
    },
  };
}

function fusedByRank(lists: readonly (readonly number[])[]): number[] {
  const scores = new Map<number, number>();
  for (const list of lists)
    list.forEach((passage, index) =>
      scores.set(passage, (scores.get(passage) ?? 0) + 1 / (rankOffset + index + 1)),
    );
  return [...scores].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([passage]) => passage);
}
