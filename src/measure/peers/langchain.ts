/** LangChain.js: the vector store of its guides that needs no server. It compares the query with every passage. */
import { MemoryVectorStore } from "@langchain/classic/vectorstores/memory";
import { Document } from "@langchain/core/documents";
import { type EmbedQuery, type Peer, type PeerCorpus, rowOf } from "./peer.ts";

export async function openLangChain(
  { passages, vectors }: PeerCorpus,
  embedQuery: EmbedQuery,
): Promise<Peer> {
  const embed = async (text: string) => [...(await embedQuery(text))];
  const store = new MemoryVectorStore({
    embedQuery: embed,
    embedDocuments: (texts) => Promise.all(texts.map(embed)),
  });
  await store.addVectors(
    passages.map((_, number) => [...rowOf(vectors, number)]),
    passages.map(({ text }, number) => new Document({ pageContent: text, metadata: { number } })),
  );
  return {
    search: async (question, count) =>
      (await store.similaritySearch(question, count)).map(({ metadata }) =>
        Number(metadata["number"]),
      ),
    savedBytes: () => Promise.reject(new Error("it keeps everything in memory only")),
  };
}
