/**
 * An index folder and the documents it was built from in, a read-only snapshot for retrieval out.
 */
import path from "node:path";
import type { Passage, SourceDocument } from "../domain.ts";
import { AppError } from "../errors.ts";
import { decodeBm25 } from "../lexical/bm25-format.ts";
import { type Bm25Reader, createBm25Reader } from "../lexical/bm25-reader.ts";
import { openHnsw } from "../vector/hnsw.ts";
import type { VectorIndex, VectorTable } from "../vector/vector-index.ts";
import { currentGeneration } from "./generations.ts";
import { type SentenceSpan, decodePassages, decodeSentences, indexFiles } from "./layout.ts";
import { type Manifest, builtAtMs, formatVersion, readChecked, readManifest } from "./manifest.ts";
import { type KeyedVectors, decodeKeys } from "./vectors.ts";

/** Passages and documents are known by their numbers; vector rows are passages first, then sentences. */
export interface Snapshot {
  /** In milliseconds since 1970. */
  readonly builtAtMs: number;
  readonly documents: readonly SourceDocument[];
  readonly passages: readonly Passage[];
  readonly sentences: readonly SentenceSpan[];
  /** By passage number: the number of its document. */
  readonly documentOf: Uint32Array;
  /** By document number: its first passage; one longer than `documents`. */
  readonly firstPassage: Uint32Array;
  /** By passage number: its first sentence; one longer than `passages`. */
  readonly firstSentence: Uint32Array;
  readonly vectors: VectorTable;
  /** Of the passages' vectors. */
  readonly graph: VectorIndex;
  readonly passageTerms: Bm25Reader;
  readonly documentTerms: Bm25Reader;
}

export interface Expected {
  readonly documents: readonly SourceDocument[];
  readonly sourceSha256: string;
  readonly modelSha256: string;
}

/**
 * Null when there is no index, or one of other documents, another model or an older format.
 * @throws AppError `index.corrupt` naming the file that is not as it was written.
 */
export async function openIndex(indexDir: string, expected: Expected): Promise<Snapshot | null> {
  const folder = await currentGeneration(indexDir);
  if (folder === null) return null;
  try {
    return await openGeneration(folder, expected);
  } catch (error) {
    // Another process has put a new index in its place, and removed this one while it was read.
    if ((await currentGeneration(indexDir)) !== folder) return openIndex(indexDir, expected);
    throw error;
  }
}

async function openGeneration(folder: string, expected: Expected): Promise<Snapshot | null> {
  const manifest = await readManifest(folder);
  const fits =
    manifest.formatVersion === formatVersion &&
    manifest.sourceSha256 === expected.sourceSha256 &&
    manifest.modelSha256 === expected.modelSha256;
  return fits ? readSnapshot(folder, manifest, expected.documents) : null;
}

/** The vectors of whatever index is there, to be used again where texts are the same; null where they cannot be read. */
export async function readKnownVectors(
  indexDir: string,
  modelSha256: string,
): Promise<KeyedVectors | null> {
  const folder = await currentGeneration(indexDir);
  if (folder === null) return null;
  try {
    const manifest = await readManifest(folder);
    if (manifest.modelSha256 !== modelSha256) return null;
    const keys = decodeKeys(await readChecked(folder, manifest, indexFiles.vectorKeys));
    return { keys, table: await readVectors(folder, manifest) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Verbatim; empty for a number that is no passage's. */
export function textOfPassage(
  { documents, passages, documentOf }: Snapshot,
  number: number,
): string {
  const passage = passages[number];
  const document = documents[documentOf[number] ?? -1];
  return passage === undefined || document === undefined
    ? ""
    : document.text.slice(passage.startUtf16, passage.endUtf16);
}

async function readSnapshot(
  folder: string,
  manifest: Manifest,
  documents: readonly SourceDocument[],
): Promise<Snapshot> {
  const read = (name: string) => readChecked(folder, manifest, name);
  const passages = decodePassages((await read(indexFiles.passages)).toString("utf8"), documents);
  const sentences = decodeSentences(new Uint32Array(copied(await read(indexFiles.sentences))));
  const vectors = await readVectors(folder, manifest);
  await read(indexFiles.graph);
  const numbers = new Map(documents.map((document, index) => [document.id, index]));
  const documentOf = Uint32Array.from(passages, ({ documentId }) => numbers.get(documentId) ?? 0);
  const passageOf = Uint32Array.from(sentences, ({ passage }) => passage);
  return {
    builtAtMs: await builtAtMs(folder),
    documents,
    passages,
    sentences,
    documentOf,
    firstPassage: firstOfEach(documents.length, documentOf),
    firstSentence: firstOfEach(passages.length, passageOf),
    vectors,
    graph: openHnsw(manifest.dimension, path.join(folder, indexFiles.graph)),
    passageTerms: createBm25Reader(decodeBm25(await read(indexFiles.passageTerms))),
    documentTerms: createBm25Reader(decodeBm25(await read(indexFiles.documentTerms))),
  };
}

async function readVectors(folder: string, manifest: Manifest): Promise<VectorTable> {
  const bytes = await readChecked(folder, manifest, indexFiles.vectors);
  return { dimension: manifest.dimension, values: new Float32Array(copied(bytes)) };
}

/** On a border of its own: a Buffer may begin anywhere in the memory it shares. */
function copied(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/** By number of the whole: its first part, or the first of the next where it has none; `wholeOf` never falls. */
function firstOfEach(wholeCount: number, wholeOf: Uint32Array): Uint32Array {
  const first = new Uint32Array(wholeCount + 1).fill(wholeOf.length);
  let part = wholeOf.length;
  for (let whole = wholeCount - 1; whole >= 0; whole--) {
    while (part > 0 && (wholeOf[part - 1] ?? 0) >= whole) part--;
    first[whole] = part;
  }
  return first;
}
