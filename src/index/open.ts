/**
 * An index folder and the documents it was built from in, the whole index out, if every file is as it was written; or,
 * whatever it was built from, what a build can take of it.
 */
import { AppError } from "../core/errors.ts";
import { foreignIndex } from "./checked-file.ts";
import type { KeyedVectors } from "./embed-texts.ts";
import { currentGeneration, finishedGenerations } from "./generations.ts";
import { builtAtMs, formatVersion, readManifest, type Texts } from "./manifest.ts";
import { readKnownVectors, readParts } from "./read-parts.ts";
import { createWholeIndex, type IndexParts, type WholeIndex } from "./whole-index.ts";

export interface Expected extends Texts {
  readonly sourceSha256: string;
  readonly modelSha256: string;
}

/**
 * Null when there is no index, or one of other documents.
 * @throws AppError `index.corrupt` naming the file that is not as it was written, or `index.incompatible` when the
 *   index is of another format or model.
 */
export async function openIndex(indexDir: string, expected: Expected): Promise<WholeIndex | null> {
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

async function openGeneration(folder: string, expected: Expected): Promise<WholeIndex | null> {
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

/** What a build can take of whatever index is there. */
export interface Reusable {
  /** All of it, where it was made in the same way. */
  readonly former: IndexParts | null;
  /** Of an index of another format: texts that are the same have the same vectors still. */
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

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
}
