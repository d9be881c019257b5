/**
 * Writes an index to disk and makes it the current one of its folder. The previous index stays current until then.
 */
import { link, open, unlink } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { factsOfFile, type FileFacts, writeWithFacts } from "./checked-file.ts";
import { type BuildLock, replaceGeneration } from "./generations.ts";
import { encodeDocuments, encodePassages, indexFiles } from "./index-files.ts";
import { writeManifest } from "./manifest.ts";
import type { LinkedGraph } from "./passage-graph.ts";
import { sentenceCount } from "./sentence-table.ts";
import type { WholeIndex } from "./whole-index.ts";
import { encodeBm25 } from "./words/bm25-format.ts";

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
