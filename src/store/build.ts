/**
 * Documents in, a whole index in memory out; `save.ts` keeps it. Nothing is written here.
 */
import { type Split, splitVersions } from "../corpus/number-passages.ts";
import { joinWrappedLines } from "../corpus/wrapped-lines.ts";
import type { Passage, SourceDocument } from "../domain.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { Bm25Data } from "../lexical/bm25-format.ts";
import { createBm25Reader } from "../lexical/bm25-reader.ts";
import { createBm25Writer } from "../lexical/bm25-writer.ts";
import { splitSentences, trimRange } from "../text/sentences.ts";
import type { Tokenizer } from "../text/tokenize.ts";
import { type HnswGraph, createHnsw } from "../vector/hnsw.ts";
import { firstRows } from "../vector/vector-index.ts";
import { type Breathe, createBreath } from "../breath.ts";
import type { SentenceSpan } from "./layout.ts";
import type { Texts } from "./manifest.ts";
import {
  documentFields,
  embeddedPassage,
  embeddedSentence,
  passageFields,
} from "./passage-text.ts";
import { type Snapshot, createSnapshot } from "./snapshot.ts";
import { type KeyedVectors, type Watching, embedTexts } from "./vectors.ts";

export interface BuildOptions extends Texts, Watching {
  readonly sourceSha256: string;
  readonly embedder: Embedder;
  readonly tokenizer: Tokenizer;
  /** Another than the usual is for measuring what that adds. */
  readonly split?: Split;
  /** Vectors of the same model, of an earlier index or a build that was cut off. */
  readonly known: readonly KeyedVectors[];
}

export interface BuiltIndex {
  /** What it answers from, saved or not. */
  readonly snapshot: Snapshot;
  readonly graph: HnswGraph;
  readonly passageTerms: Bm25Data;
  readonly documentTerms: Bm25Data;
  /** By row of the vectors. */
  readonly vectorKeys: readonly string[];
  readonly modelSha256: string;
  readonly sourceSha256: string;
}

interface Pieces {
  readonly passages: readonly { readonly passage: Passage; readonly document: SourceDocument }[];
  readonly sentences: readonly SentenceSpan[];
}

/** @throws AppError `model.unavailable`. */
export async function buildIndex(options: BuildOptions): Promise<BuiltIndex> {
  const { documents, embedder, tokenizer } = options;
  const breathe = createBreath();
  const pieces = await cutDocuments(options, breathe);
  const vectors = await embedTexts(embeddedTexts(pieces), embedder, options.known, options);
  const passageTerms = createBm25Writer();
  for (const { passage, document } of pieces.passages) {
    passageTerms.add(passageFields(document, passage, tokenizer));
    await breathe();
  }
  const documentTerms = createBm25Writer();
  for (const document of documents) {
    documentTerms.add(documentFields(document, tokenizer));
    await breathe();
  }
  const terms = { passageTerms: passageTerms.finish(), documentTerms: documentTerms.finish() };
  // Sentences are compared exactly, within the passages that the graph has found.
  const graph = await createHnsw(firstRows(vectors.table, pieces.passages.length), breathe);
  return {
    snapshot: createSnapshot({
      builtAtMs: Date.now(),
      documents,
      earlier: options.earlier,
      passages: pieces.passages.map(({ passage }) => passage),
      sentences: pieces.sentences,
      vectors: vectors.table,
      graph,
      passageTerms: createBm25Reader(terms.passageTerms),
      documentTerms: createBm25Reader(terms.documentTerms),
    }),
    graph,
    ...terms,
    vectorKeys: vectors.keys,
    modelSha256: embedder.modelSha256,
    sourceSha256: options.sourceSha256,
  };
}

async function cutDocuments(
  { documents, earlier, split }: BuildOptions,
  breathe: Breathe,
): Promise<Pieces> {
  const passages: { passage: Passage; document: SourceDocument }[] = [];
  const sentences: SentenceSpan[] = [];
  for (const document of documents) {
    const text = joinWrappedLines(document.text);
    const versions = splitVersions([...(earlier.get(document.id) ?? []), document], split);
    for (const passage of versions.at(-1)?.passages ?? []) {
      const { startUtf16: start, endUtf16: end } = passage;
      for (const [from, to] of splitSentences(text.slice(start, end)))
        sentences.push({
          passage: passages.length,
          range: trimRange(text, [start + from, start + to]),
        });
      passages.push({ passage, document });
    }
    await breathe();
  }
  return { passages, sentences };
}

function embeddedTexts({ passages, sentences }: Pieces): string[] {
  return [
    ...passages.map(({ passage, document }) => embeddedPassage(document, passage)),
    ...sentences.map(({ passage, range }) => {
      const document = passages[passage]?.document;
      return document === undefined ? "" : embeddedSentence(document, ...range);
    }),
  ];
}
