/**
 * Opens the index of a folder after checking every file, or reads the parts that a build for other documents can reuse.
 */
import { AppError } from "../core/errors.ts";
import { foreignIndex } from "./checked-file.ts";
import type { KeyedVectors } from "./embed-texts.ts";
import { currentGeneration, finishedGenerations } from "./generations.ts";
import { readKnownVectors, readParts } from "./index-files.ts";
import { builtAtMs, formatVersion, readManifest, type Texts } from "./manifest.ts";
import { createWholeIndex, type IndexParts, type WholeIndex } from "./whole-index.ts";

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
export interface Reusable {
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

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
}
