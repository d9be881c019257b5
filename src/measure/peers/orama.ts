/** Orama: full text and vectors in one library, joined by its own hybrid search. */
import { create, insertMultiple, save, search } from "@orama/orama";
import { createTokenizer } from "@orama/tokenizers/mandarin";
import { type EmbedQuery, type Peer, type PeerCorpus, rowOf } from "./peer.ts";

const options = {
  mode: "hybrid",
  // The default, 0.8, suits other models: right passages have 0.5 to 0.7 with this one, so none would be left.
  similarity: 0,
  // The default is half and half. Of text weights from 0.1 to 0.7, 0.2 finds most on the five documents.
  hybridWeights: { text: 0.2, vector: 0.8 },
} as const;

export async function openOrama(
  { passages, vectors }: PeerCorpus,
  embedQuery: EmbedQuery,
): Promise<Peer> {
  const db = create({
    schema: {
      title: "string",
      section: "string",
      text: "string",
      embedding: `vector[${vectors.dimension}]`,
    } as const,
    // The library's own for Chinese; jieba's words find no more.
    components: { tokenizer: createTokenizer() },
  });
  const rows = passages.map((passage, number) => ({
    id: String(number),
    ...passage,
    embedding: [...rowOf(vectors, number)],
  }));
  await insertMultiple(db, rows);
  return {
    async search(question, count) {
      const value = await embedQuery(question);
      const vector = { value: [...value], property: "embedding" };
      const { hits } = await search(db, { ...options, term: question, vector, limit: count });
      return hits.map(({ id }) => Number(id));
    },
    savedBytes: async () => Buffer.byteLength(JSON.stringify(save(db))),
  };
}
