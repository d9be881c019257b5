/** hnswlib-node on its own: an HNSW graph of the vectors, as in LangChain's HNSWLib. */
import hnswlib from "hnswlib-node";
import { graphFileBytes } from "../graph/curve.ts";
import { type EmbedQuery, type Peer, type PeerCorpus, rowOf } from "./peer.ts";

/** M and efConstruction are the library's defaults: 16 and 200. */
const space = "cosine";
/** The library's default, 10, misses one in ten of the nearest of some thousand passages. */
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
