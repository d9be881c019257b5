/** FlexSearch: full-text search in memory, by characters for Chinese. No vectors. */
import { Charset, Index } from "flexsearch";
import type { Peer, PeerCorpus } from "./peer.ts";

const options = {
  // The library's own for Chinese; jieba's words find no more.
  encoder: Charset.CJK,
  // Single characters are ambiguous, so their neighbours count as well.
  context: true,
};
// Without it a passage must contain every character of the question.
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
