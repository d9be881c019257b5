/**
 * A built index in, the current index of a folder out. The index that was there serves until the new one is whole.
 */
import { open, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { encodeBm25 } from "../lexical/bm25-format.ts";
import type { BuildLock } from "./build-lock.ts";
import type { BuiltIndex } from "./build.ts";
import { replaceGeneration } from "./generations.ts";
import { encodePassages, encodeSentences, indexFiles } from "./layout.ts";
import { type FileFacts, factsOf, writeManifest } from "./manifest.ts";
import { encodeKeys } from "./vectors.ts";

/** @throws AppError `index.unwritable`; the index that was there is then unchanged. */
export async function saveIndex(lock: BuildLock, built: BuiltIndex): Promise<void> {
  const contents = encodeIndex(built);
  const contentBytes = Object.values(contents).map(({ byteLength }) => byteLength);
  const neededBytes = contentBytes.reduce((sum, bytes) => sum + bytes, built.graph.fileBytes);
  await replaceGeneration(lock, neededBytes, async (folder) => {
    const files: Record<string, FileFacts> = {};
    for (const [name, content] of Object.entries(contents)) {
      await writeFile(path.join(folder, name), content, { flush: true });
      // Of what was to be written, not of what the disk has made of it.
      files[name] = factsOf(content);
    }
    const graphFile = path.join(folder, indexFiles.graph);
    built.graph.write(graphFile);
    await flush(graphFile);
    files[indexFiles.graph] = factsOf(await readFile(graphFile));
    await writeManifest(folder, { ...manifestFacts(built), files });
  });
}

/** All files but the graph's, which the graph writes itself. */
function encodeIndex({ snapshot, ...built }: BuiltIndex): Record<string, Uint8Array> {
  const { documents, passages, sentences, vectors } = snapshot;
  return {
    [indexFiles.passages]: Buffer.from(encodePassages(passages, documents)),
    [indexFiles.sentences]: bytesOf(encodeSentences(sentences)),
    [indexFiles.vectors]: bytesOf(vectors.values),
    [indexFiles.vectorKeys]: encodeKeys(built.vectorKeys),
    [indexFiles.passageTerms]: encodeBm25(built.passageTerms),
    [indexFiles.documentTerms]: encodeBm25(built.documentTerms),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function manifestFacts({ snapshot, modelSha256, sourceSha256 }: BuiltIndex) {
  return {
    modelSha256,
    dimension: snapshot.vectors.dimension,
    sourceSha256,
    documentCount: snapshot.documents.length,
    passageCount: snapshot.passages.length,
    sentenceCount: snapshot.sentences.length,
  };
}

/** The others are flushed as they are written: the name must not outlive a power cut without the content. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
