/**
 * The index of a folder: opened after checking every file, written so that the previous one stays current until the new
 * one is complete, and read for the parts that a build for other documents can reuse.
 */
import { link, open, unlink } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { AppError } from "../core/errors.ts";
import { factsOfFile, type FileFacts, foreignIndex, writeWithFacts } from "./checked-file.ts";
import type { KeyedVectors } from "./embed-texts.ts";
import {
  type BuildLock,
  currentGeneration,
  finishedGenerations,
  replaceGeneration,
} from "./generations.ts";
import {
  encodeDocuments,
  encodePassages,
  indexFiles,
  readKnownVectors,
  readParts,
} from "./index-files.ts";
import { builtAtMs, formatVersion, readManifest, type Texts, writeManifest } from "./manifest.ts";
import type { LinkedGraph } from "./passage-graph.ts";
import { sentenceCount } from "./sentence-table.ts";
import { createWholeIndex, type IndexParts, type WholeIndex } from "./snapshot.ts";
import { encodeBm25 } from "./words/bm25-data.ts";

export interface ExpectedIndex extends Texts {
  readonly sourceSha256: string;
  readonly modelSha256: string;
}

/**
 * Returns null when there is no index, or one of other documents or word lists.
 * @throws AppError `index.corrupt` naming the damaged file, or `index.incompatible` when the index is of another format
 *   or model.
 */
export async function openIndex(
  indexDir: string,
  expected: ExpectedIndex,
): Promise<WholeIndex | null> {
  const folder = await currentGeneration(indexDir);
  if (folder === null) return null;
  try {
    return await openGeneration(folder, expected);
  } catch (error) {
    // Another process has replaced this index and removed it while it was being read.
    if ((await currentGeneration(indexDir)) !== folder) return openIndex(indexDir, expected);
    throw error;
  }
}

async function openGeneration(folder: string, expected: ExpectedIndex): Promise<WholeIndex | null> {
  const manifest = await readManifest(folder);
  const { modelSha256, sourceSha256 } = manifest;
  if (manifest.formatVersion !== formatVersion)
    throw foreignIndex(folder, "format", `${manifest.formatVersion}`, `${formatVersion}`);
  if (modelSha256 !== expected.modelSha256)
    throw foreignIndex(folder, "model", modelSha256, expected.modelSha256);
  if (sourceSha256 !== expected.sourceSha256) return null;
  const parts = await readParts(folder, manifest);
  return createWholeIndex(parts, { ...expected, builtAtMs: await builtAtMs(folder) });
}

/** The parts of an existing index that a build can reuse. */
interface Reusable {
  /** The whole index, if it is undamaged and of the same format and model. */
  readonly former: IndexParts | null;
  /** Otherwise only its vectors: equal texts have equal vectors in any format. */
  readonly vectors: KeyedVectors | null;
}

export async function readReusable(indexDir: string, modelSha256: string): Promise<Reusable> {
  for (const folder of await finishedGenerations(indexDir)) {
    const manifest = await orNull(readManifest(folder));
    if (manifest?.modelSha256 !== modelSha256) continue;
    const isSameFormat = manifest.formatVersion === formatVersion;
    const former = isSameFormat ? await orNull(readParts(folder, manifest)) : null;
    const vectors = former === null ? await orNull(readKnownVectors(folder, manifest)) : null;
    if (former !== null || vectors !== null) return { former, vectors };
  }
  return { former: null, vectors: null };
}

/** The vectors of an index of that model, in any format; null where there is none that is undamaged. */
export async function readVectors(
  indexDir: string,
  modelSha256: string,
): Promise<KeyedVectors | null> {
  for (const folder of await finishedGenerations(indexDir)) {
    const manifest = await orNull(readManifest(folder));
    if (manifest?.modelSha256 !== modelSha256) continue;
    const vectors = await orNull(readKnownVectors(folder, manifest));
    if (vectors !== null) return vectors;
  }
  return null;
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
}

/**
 * Returns the same index with the path of its graph's file.
 * @throws AppError `index.unwritable`; the previous index is then unchanged.
 */
export async function saveIndex(lock: BuildLock, index: WholeIndex): Promise<WholeIndex> {
  const contents = encodeIndex(index);
  const contentBytes = Object.values(contents).map(({ byteLength }) => byteLength);
  const { graph } = index;
  const neededBytes = contentBytes.reduce((sum, bytes) => sum + bytes, graph.graph.fileBytes);
  const files: Record<string, FileFacts> = {};
  const saved = await replaceGeneration(lock, neededBytes, async (folder) => {
    for (const [name, content] of Object.entries(contents)) {
      files[name] = await writeWithFacts(path.join(folder, name), content);
    }
    files[indexFiles.graph] = await storeGraph(graph, path.join(folder, indexFiles.graph));
    await writeManifest(folder, { ...manifestFacts(index), files });
  });
  const facts = files[indexFiles.graph];
  const stored = facts === undefined ? null : { file: path.join(saved, indexFiles.graph), facts };
  return { ...index, graph: { ...graph, stored } };
}

/** Returns all files except the graph's, which hnswlib writes. */
function encodeIndex({ pieces, graph }: WholeIndex): Record<string, Uint8Array> {
  const { documents, passages, sentences, vectors } = pieces;
  return {
    [indexFiles.documents]: Buffer.from(encodeDocuments(documents)),
    [indexFiles.passages]: Buffer.from(encodePassages(passages, documents)),
    [indexFiles.sentences]: bytesOf(sentences.values),
    [indexFiles.vectors]: bytesOf(vectors.values),
    [indexFiles.vectorKeys]: pieces.vectorKeys,
    [indexFiles.graphKeys]: graph.keys,
    [indexFiles.passageTerms]: encodeBm25(pieces.passageTerms),
    [indexFiles.passagePairs]: encodeBm25(pieces.passagePairs),
    [indexFiles.documentTerms]: encodeBm25(pieces.documentTerms),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function manifestFacts({ pieces, modelSha256, sourceSha256 }: WholeIndex) {
  return {
    modelSha256,
    dimension: pieces.vectors.dimension,
    sourceSha256,
    documentCount: pieces.documents.length,
    passageCount: pieces.passages.length,
    sentenceCount: sentenceCount(pieces.sentences),
  };
}

/** Reuses the file of a former index's graph by a hard link where possible. */
async function storeGraph({ graph, stored }: LinkedGraph, file: string): Promise<FileFacts> {
  const isLinked = stored !== null && (await link(stored.file, file).then(yes, no));
  if (isLinked && isDeepStrictEqual(await factsOfFile(file), stored.facts)) return stored.facts;
  // Overwriting it would damage the file under its other name as well.
  if (isLinked) await unlink(file);
  // The graph is new, its file is damaged or was removed by another process, or hard links are not supported.
  graph.write(file);
  await flush(file);
  return factsOfFile(file);
}

const yes = () => true;
const no = () => false;

/** After a power cut, no name may exist without its content. The other files are flushed as they are written. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
