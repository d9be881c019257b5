/**
 * An index folder and the documents it was built from in, a snapshot out, if every file is as it was written.
 */
import path from "node:path";
import { AppError, messageOf } from "../errors.ts";
import { decodeBm25 } from "../lexical/bm25-format.ts";
import { createBm25Reader } from "../lexical/bm25-reader.ts";
import { openHnsw } from "../vector/hnsw.ts";
import type { VectorTable } from "../vector/vector-index.ts";
import { currentGeneration, finishedGenerations } from "./generations.ts";
import { corruptFile, foreignIndex } from "./index-errors.ts";
import { decodePassages, decodeSentences, indexFiles } from "./layout.ts";
import {
  type Manifest,
  type Texts,
  builtAtMs,
  formatVersion,
  readChecked,
  readManifest,
} from "./manifest.ts";
import { type Snapshot, createSnapshot } from "./snapshot.ts";
import { type KeyedVectors, decodeKeys } from "./vectors.ts";

export interface Expected extends Texts {
  readonly sourceSha256: string;
  readonly modelSha256: string;
}

/**
 * Null when there is no index, or one of other documents.
 * @throws AppError `index.corrupt` naming the file that is not as it was written, or `index.incompatible` when the
 *   index is of another format or model.
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
  const { modelSha256, sourceSha256 } = manifest;
  if (manifest.formatVersion !== formatVersion)
    throw foreignIndex(folder, "format", `${manifest.formatVersion}`, `${formatVersion}`);
  if (modelSha256 !== expected.modelSha256)
    throw foreignIndex(folder, "model", modelSha256, expected.modelSha256);
  if (sourceSha256 !== expected.sourceSha256) return null;
  return readSnapshot(folder, manifest, expected);
}

/** The vectors of whatever index is there, to be used again where texts are the same; null where none can be read. */
export async function readKnownVectors(
  indexDir: string,
  modelSha256: string,
): Promise<KeyedVectors | null> {
  for (const folder of await finishedGenerations(indexDir)) {
    try {
      const manifest = await readManifest(folder);
      if (manifest.modelSha256 !== modelSha256) continue;
      const keys = decodeKeys(await readChecked(folder, manifest, indexFiles.vectorKeys));
      return { keys, table: await readVectors(folder, manifest, keys.length) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return null;
}

async function readSnapshot(
  folder: string,
  manifest: Manifest,
  { documents, earlier }: Texts,
): Promise<Snapshot> {
  const { dimension, passageCount, sentenceCount } = manifest;
  /** A file may be as it was written, and still have been written by something else. */
  const read = async <T>(name: string, decode: (content: Buffer) => T): Promise<T> => {
    const content = await readChecked(folder, manifest, name);
    try {
      return decode(content);
    } catch (cause) {
      throw corruptFile(folder, name, messageOf(cause), cause);
    }
  };
  const counted = <T>(items: readonly T[], count: number) => {
    if (items.length === count) return items;
    throw new Error(`${items.length} entries, expected ${count}`);
  };
  const rowCount = passageCount + sentenceCount;
  // Of no use but to the next build, which must not find out that it has to start from nothing.
  await readChecked(folder, manifest, indexFiles.vectorKeys);
  return createSnapshot({
    builtAtMs: await builtAtMs(folder),
    documents,
    earlier,
    passages: await read(indexFiles.passages, (bytes) =>
      counted(decodePassages(bytes.toString("utf8"), documents), passageCount),
    ),
    sentences: await read(indexFiles.sentences, (bytes) =>
      counted(decodeSentences(new Uint32Array(copied(bytes))), sentenceCount),
    ),
    vectors: await readVectors(folder, manifest, rowCount),
    graph: await read(indexFiles.graph, () =>
      openHnsw(dimension, path.join(folder, indexFiles.graph)),
    ),
    passageTerms: await read(indexFiles.passageTerms, (bytes) =>
      createBm25Reader(decodeBm25(bytes)),
    ),
    documentTerms: await read(indexFiles.documentTerms, (bytes) =>
      createBm25Reader(decodeBm25(bytes)),
    ),
  });
}

async function readVectors(
  folder: string,
  manifest: Manifest,
  rowCount: number,
): Promise<VectorTable> {
  const { dimension } = manifest;
  const bytes = await readChecked(folder, manifest, indexFiles.vectors);
  if (bytes.length === rowCount * dimension * Float32Array.BYTES_PER_ELEMENT)
    return { dimension, values: new Float32Array(copied(bytes)) };
  throw corruptFile(
    folder,
    indexFiles.vectors,
    `${bytes.length} bytes for ${rowCount} vectors of ${dimension} numbers`,
  );
}

/** On a border of its own: a Buffer may begin anywhere in the memory it shares. */
function copied(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
