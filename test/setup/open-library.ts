/**
 * The project's documents, ready to be asked, over the index that was built before all tests.
 */
import path from "node:path";
import { inject } from "vitest";
import { type Prepared, prepareWith } from "../../src/app/open-library.ts";
import type { PassageSource } from "../../src/core/domain.ts";
import { createBgeEmbedder } from "../../src/embedding/bge.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { bgeSmallZh } from "../../src/embedding/model-spec.ts";

export const seedsDir = path.resolve(import.meta.dirname, "../../seeds");

export interface OpenedLibrary extends Prepared {
  /** What was written to stderr. */
  readonly warnings: readonly string[];
  /** What was not shown because its file has changed. */
  readonly dropped: readonly PassageSource[];
}

export interface Folders {
  readonly seedsDir: string;
  readonly indexDir: string;
}

export async function openLibrary({
  now,
  ...folders
}: Partial<Folders> & { readonly now?: () => number } = {}): Promise<OpenedLibrary> {
  const warnings: string[] = [];
  const dropped: PassageSource[] = [];
  const prepared = await prepareWith(sharedEmbedder(), modelFiles(), {
    config: {
      seedsDir,
      indexDir: inject("indexDir"),
      ...folders,
      modelDir: null,
      hubEndpoint: "https://huggingface.co",
    },
    stderr: { write: (text: string) => warnings.push(text) > 0 },
    onUnverified: (source) => void dropped.push(source),
    ...(now !== undefined && { now }),
  });
  return { ...prepared, warnings, dropped };
}

function modelFiles() {
  const dir = path.join(inject("modelCacheDir"), bgeSmallZh.id);
  return { dir, sha256: bgeSmallZh.weights.sha256, modelId: bgeSmallZh.id };
}

let embedder: Promise<Embedder> | null = null;

/**
 * One for all files that this process runs, never closed: loading the model takes most of the time of opening a library,
 * and the same text always gets the same vector.
 */
async function sharedEmbedder(): Promise<Embedder> {
  const { dir, sha256 } = modelFiles();
  embedder ??= createBgeEmbedder({ modelDir: dir, modelSha256: sha256, threadCount: 2 });
  return { ...(await embedder), close: () => Promise.resolve() };
}
