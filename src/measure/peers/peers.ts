/**
 * The alternatives by name, and how each is used. Each library is loaded only when it is opened, so that its memory is
 * measured alone.
 */
import type { VectorTable } from "../../index/vectors/vector-index.ts";
import { type EmbedQuery, type OpenPeer, type Peer, type PeerCorpus, rowOf } from "./peer.ts";

interface PeerKind {
  readonly title: string;
  /** How it is used. The options below have the reason for each. */
  readonly how: string;
  readonly open: OpenPeer;
}

export const peerKinds = {
  orama: {
    title: "Orama, hybrid",
    how: "its Mandarin tokenizer, 0.2 for the text and 0.8 for the vectors, no least similarity",
    open: openOrama,
  },
  fused: {
    title: "MiniSearch and exact vectors",
    how: "the first hundred of each, joined by reciprocal rank",
    open: openFused,
  },
  minisearch: {
    title: "MiniSearch",
    how: "jieba's words without function words, by prefix; no vectors",
    open: openMiniSearch,
  },
  flexsearch: {
    title: "FlexSearch",
    how: "its CJK characters with context and suggestions; no vectors",
    open: openFlexSearch,
  },
  langchain: {
    title: "LangChain.js, MemoryVectorStore",
    how: "the vectors and nothing else, compared with every one",
    open: openLangChain,
  },
  hnswlib: {
    title: "hnswlib-node",
    how: "the vectors and nothing else, as LangChain's HNSWLib has them, with ef 100",
    open: openHnswlib,
  },
  exact: {
    title: "exact vectors",
    how: "the vectors and nothing else, a loop over a table",
    open: openExact,
  },
} satisfies Record<string, PeerKind>;

export type PeerName = keyof typeof peerKinds;

const oramaOptions = {
  mode: "hybrid",
  // The default, 0.8, suits other models: right passages have 0.5 to 0.7 with this one, so none would be left.
  similarity: 0,
  // The default is half and half. Of text weights from 0.1 to 0.7, 0.2 finds most on the five documents.
  hybridWeights: { text: 0.2, vector: 0.8 },
} as const;

/** Orama: full text and vectors in one library, joined by its own hybrid search. */
async function openOrama({ passages, vectors }: PeerCorpus, embedQuery: EmbedQuery): Promise<Peer> {
  const { create, insertMultiple, save, search } = await import("@orama/orama");
  const { createTokenizer } = await import("@orama/tokenizers/mandarin");
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
      const { hits } = await search(db, { ...oramaOptions, term: question, vector, limit: count });
      return hits.map(({ id }) => Number(id));
    },
    savedBytes: async () => Buffer.byteLength(JSON.stringify(save(db))),
  };
}

/** Cormack, Clarke and Büttcher, Reciprocal Rank Fusion, 2009. */
const rankOffset = 60;
const fusedDepth = 100;

/** MiniSearch and exact vectors joined by reciprocal rank fusion: the hybrid search that one writes in ten lines. */
async function openFused(corpus: PeerCorpus, embedQuery: EmbedQuery): Promise<Peer> {
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

const miniFields = ["title", "section", "text"];
const miniSearchOptions = {
  // As in its guide for typed queries. Measured on the five documents: best without boosting title and section.
  prefix: true,
};

/** MiniSearch: BM25 in memory, with jieba's words for Chinese. No vectors. */
async function openMiniSearch({ passages }: PeerCorpus): Promise<Peer> {
  const { default: MiniSearch } = await import("minisearch");
  const { createTokenizer } = await import("../../language/tokenize.ts");
  // MiniSearch splits at spaces by default and needs a tokenizer for Chinese. The program's own drops function words,
  // which gives MiniSearch better results.
  const tokenizer = createTokenizer([]);
  const index = new MiniSearch({ fields: miniFields, tokenize: (text) => tokenizer.terms(text) });
  index.addAll(passages.map((passage, id) => ({ id, ...passage })));
  return {
    search: async (question, count) =>
      index
        .search(question, miniSearchOptions)
        .slice(0, count)
        .map(({ id }) => Number(id)),
    savedBytes: async () => Buffer.byteLength(JSON.stringify(index)),
  };
}

const flexOptions = {
  // Single characters are ambiguous, so their neighbours count as well.
  context: true,
};
// Without it a passage must contain every character of the question.
const flexSearchOptions = { suggest: true };

/** FlexSearch: full-text search in memory, by characters for Chinese. No vectors. */
async function openFlexSearch({ passages }: PeerCorpus): Promise<Peer> {
  const { Charset, Index } = await import("flexsearch");
  // The encoder is the library's own for Chinese; jieba's words find no more.
  const index = new Index({ ...flexOptions, encoder: Charset.CJK });
  passages.forEach(({ title, section, text }, number) =>
    index.add(number, [title, section, text].join(" ")),
  );
  return {
    search: async (question, count) =>
      index.search(question, { ...flexSearchOptions, limit: count }).map(Number),
    async savedBytes() {
      let bytes = 0;
      index.export((_key, data) => void (bytes += Buffer.byteLength(data)));
      return bytes;
    },
  };
}

/** LangChain.js: the vector store of its guides that needs no server. It compares the query with every passage. */
async function openLangChain(
  { passages, vectors }: PeerCorpus,
  embedQuery: EmbedQuery,
): Promise<Peer> {
  const { MemoryVectorStore } = await import("@langchain/classic/vectorstores/memory");
  const { Document } = await import("@langchain/core/documents");
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

/** M and efConstruction are the library's defaults: 16 and 200. */
const space = "cosine";
/** The library's default, 10, misses one in ten of the nearest of some thousand passages. */
const ef = 100;

/** hnswlib-node on its own: an HNSW graph of the vectors, as in LangChain's HNSWLib. */
async function openHnswlib(
  { passages, vectors }: PeerCorpus,
  embedQuery: EmbedQuery,
): Promise<Peer> {
  const { default: hnswlib } = await import("hnswlib-node");
  const { graphFileBytes } = await import("../graph/curve.ts");
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

/** Exact search: compares the query with every vector and keeps the best few. */
async function openExact({ vectors }: PeerCorpus, embedQuery: EmbedQuery): Promise<Peer> {
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
