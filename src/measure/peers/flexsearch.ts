/**
 * FlexSearch: full text in memory, by characters for Chinese. No vectors.
 */
import { Charset, Index } from "flexsearch";
import type { Peer, PeerCorpus } from "./peer.ts";

const options = {
  // Its own for Chinese; with jieba's words it finds no more.
  encoder: Charset.CJK,
  // Single characters say little: what stands beside them counts as well.
  context: true,
};
// Without it a passage has to have every character of the question.
const searchOptions = { suggest: true };

export async function openFlexSearch({ passages }: PeerCorpus): Promise<Peer> {
  const index = new Index(options);
  passages.forEach(({ title, section, text }, number) =>
    index.add(number, [title, section, text].join(" ")),
  );
  return {
    search: async (question, count) =>
      index.search(question, { ...searchOptions, limit: count }).map(Number),
    async savedBytes() {
      let bytes = 0;
      index.export((_key, data) => void (bytes += Buffer.byteLength(data)));
      return bytes;
    },
  };
}
