/**
 * hnswlib-node by itself: a graph of the vectors, as LangChain's HNSWLib has it.
 */
import hnswlib from "hnswlib-node";
import { graphFileBytes } from "../graph/curve.ts";
import { type EmbedQuery, type Peer, type PeerCorpus, rowOf } from "./peer.ts";

/** Links, and nodes looked at while building, are the library's own: 16 and 200. */
const space = "cosine";
/** The library's own, 10, leaves out one in ten of the nearest of some thousand passages. */
const ef = 100;

export async function openHnswlib(
  { passages, vectors }: PeerCorpus,
  embedQuery: EmbedQuery,
): Promise<Peer> {
  const graph = new hnswlib.HierarchicalNSW(space, vectors.dimension);
  graph.initIndex(Math.max(1, passages.length));
  passages.forEach((_, number) => graph.addPoint([...rowOf(vectors, number)], number));
  graph.setEf(ef);
  return {
    async search(question, count) {
      const vector = [...(await embedQuery(question))];
      return graph.searchKnn(vector, Math.min(count, passages.length)).neighbors;
    },
    savedBytes: () => graphFileBytes(graph),
  };
}
