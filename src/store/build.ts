/**
 * Documents in, a complete index folder out. The index that was there serves until the new one is whole.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { splitDocument } from "../corpus/split.ts";
import { joinWrappedLines } from "../corpus/wrapped-lines.ts";
import type { Passage, SourceDocument } from "../domain.ts";
import type { Embedder } from "../embed/embedder.ts";
import { encodeBm25 } from "../lexical/bm25-format.ts";
import { createBm25Writer } from "../lexical/bm25-writer.ts";
import { splitSentences, trimRange } from "../text/sentences.ts";
import type { Tokenizer } from "../text/tokenize.ts";
import { writeHnsw } from "../vector/hnsw.ts";
import { firstRows } from "../vector/vector-index.ts";
import { replaceGeneration } from "./generations.ts";
import { type SentenceSpan, encodePassages, encodeSentences, indexFiles } from "./layout.ts";
import { writeManifest } from "./manifest.ts";
import {
  documentFields,
  embeddedPassage,
  embeddedSentence,
  passageFields,
} from "./passage-text.ts";
import { type EmbedProgress, type KeyedVectors, embedTexts, encodeKeys } from "./vectors.ts";

export interface BuildOptions {
  readonly indexDir: string;
  readonly documents: readonly SourceDocument[];
  readonly sourceSha256: string;
  readonly embedder: Embedder;
  readonly tokenizer: Tokenizer;
  /** Another than the usual is for measuring what that adds. */
  readonly split?: typeof splitDocument;
  /** Vectors of an earlier index of the same model. */
  readonly known: KeyedVectors | null;
  readonly onProgress: (progress: EmbedProgress) => void;
}

interface Pieces {
  readonly passages: readonly (Passage & { readonly document: SourceDocument })[];
  readonly sentences: readonly SentenceSpan[];
}

/** @throws AppError `index.unwritable`, `model.unavailable`; the index that was there is then unchanged. */
export async function buildIndex(options: BuildOptions): Promise<void> {
  const pieces = cutDocuments(options.documents, options.split ?? splitDocument);
  const vectors = await embedTexts(
    embeddedTexts(pieces),
    options.embedder,
    options.known,
    options.onProgress,
  );
  await replaceGeneration(options.indexDir, (folder) =>
    writeFiles(folder, options, pieces, vectors),
  );
}

function cutDocuments(documents: readonly SourceDocument[], split: typeof splitDocument): Pieces {
  const passages = documents.flatMap((document) => {
    const text = joinWrappedLines(document.text);
    return split(document).map((passage) => ({ ...passage, document, text }));
  });
  const sentences = passages.flatMap(({ text, startUtf16, endUtf16 }, passage) =>
    splitSentences(text.slice(startUtf16, endUtf16)).map(([from, to]) => ({
      passage,
      range: trimRange(text, [startUtf16 + from, startUtf16 + to]),
    })),
  );
  return { passages, sentences };
}

function embeddedTexts({ passages, sentences }: Pieces): string[] {
  return [
    ...passages.map((passage) => embeddedPassage(passage.document, passage)),
    ...sentences.map(({ passage, range }) => {
      const document = passages[passage]?.document;
      return document === undefined ? "" : embeddedSentence(document, ...range);
    }),
  ];
}

async function writeFiles(
  folder: string,
  options: BuildOptions,
  pieces: Pieces,
  vectors: KeyedVectors,
): Promise<void> {
  const { documents, tokenizer, embedder } = options;
  const write = (name: string, content: string | Buffer | Uint32Array | Float32Array) =>
    writeFile(path.join(folder, name), content);
  const passageTerms = createBm25Writer();
  for (const passage of pieces.passages)
    passageTerms.add(passageFields(passage.document, passage, tokenizer));
  const documentTerms = createBm25Writer();
  for (const document of documents) documentTerms.add(documentFields(document, tokenizer));
  await write(indexFiles.passages, encodePassages(pieces.passages, documents));
  await write(indexFiles.sentences, encodeSentences(pieces.sentences));
  await write(indexFiles.vectors, vectors.table.values);
  await write(indexFiles.vectorKeys, encodeKeys(vectors.keys));
  await write(indexFiles.passageTerms, encodeBm25(passageTerms.finish()));
  await write(indexFiles.documentTerms, encodeBm25(documentTerms.finish()));
  // Sentences are compared exactly, within the passages that the graph has found.
  writeHnsw(firstRows(vectors.table, pieces.passages.length), path.join(folder, indexFiles.graph));
  await writeManifest(
    folder,
    {
      modelSha256: embedder.modelSha256,
      dimension: embedder.dimension,
      sourceSha256: options.sourceSha256,
      documentCount: documents.length,
      passageCount: pieces.passages.length,
      sentenceCount: pieces.sentences.length,
    },
    Object.values(indexFiles),
  );
}
