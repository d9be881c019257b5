/**
 * MiniSearch: BM25 in memory, with jieba's words for Chinese. No vectors.
 */
import MiniSearch from "minisearch";
import { createTokenizer } from "../../language/tokenize.ts";
import type { Peer, PeerCorpus } from "./peer.ts";

const fields = ["title", "section", "text"];
const searchOptions = {
  // As its guide does for what people type; of title and section boosted or not, found best on the five documents.
  prefix: true,
};

export async function openMiniSearch({ passages }: PeerCorpus): Promise<Peer> {
  // It cuts at spaces, of which Chinese has none: its guide asks for a tokenizer then. The program's own leaves out
  // function words, which it finds more without.
  const tokenizer = createTokenizer([]);
  const index = new MiniSearch({ fields, tokenize: (text) => tokenizer.terms(text) });
  index.addAll(passages.map((passage, id) => ({ id, ...passage })));
  return {
    search: async (question, count) =>
      index
        .search(question, searchOptions)
        .slice(0, count)
        .map(({ id }) => Number(id)),
    savedBytes: async () => Buffer.byteLength(JSON.stringify(index)),
  };
}
