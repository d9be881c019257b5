/** The alternatives by name. Each library is loaded only when it is opened, so that its memory is measured alone. */
import type { OpenPeer } from "./peer.ts";

export interface PeerKind {
  readonly title: string;
  /** How it is used. Its own file gives the options and the reason for each. */
  readonly how: string;
  load(): Promise<OpenPeer>;
}

export const peerKinds = {
  orama: {
    title: "Orama, hybrid",
    how: "its Mandarin tokenizer, 0.2 for the text and 0.8 for the vectors, no least similarity",
    load: async () => (await import("./orama.ts")).openOrama,
  },
  fused: {
    title: "MiniSearch and exact vectors",
    how: "the first hundred of each, joined by reciprocal rank",
    load: async () => (await import("./fused.ts")).openFused,
  },
  minisearch: {
    title: "MiniSearch",
    how: "jieba's words without function words, by prefix; no vectors",
    load: async () => (await import("./minisearch.ts")).openMiniSearch,
  },
  flexsearch: {
    title: "FlexSearch",
    how: "its CJK characters with context and suggestions; no vectors",
    load: async () => (await import("./flexsearch.ts")).openFlexSearch,
  },
  langchain: {
    title: "LangChain.js, MemoryVectorStore",
    how: "the vectors and nothing else, compared with every one",
    load: async () => (await import("./langchain.ts")).openLangChain,
  },
  hnswlib: {
    title: "hnswlib-node",
    how: "the vectors and nothing else, as LangChain's HNSWLib has them, with ef 100",
    load: async () => (await import("./hnswlib.ts")).openHnswlib,
  },
  exact: {
    title: "exact vectors",
    how: "the vectors and nothing else, a loop over a table",
    load: async () => (await import("./exact.ts")).openExact,
  },
} satisfies Record<string, PeerKind>;

export type PeerName = keyof typeof peerKinds;
