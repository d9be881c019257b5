/**
 * The project's documents, ready to be asked, over the index that was built before all tests.
 */
import path from "node:path";
import { inject } from "vitest";
import { type Prepared, prepare } from "../../src/cli/prepare.ts";
import type { Excerpt } from "../../src/domain.ts";

export const seedsDir = path.resolve(import.meta.dirname, "../../seeds");

export interface OpenedLibrary extends Prepared {
  /** What was written to stderr. */
  readonly warnings: readonly string[];
  /** Excerpts that were dropped because their file has changed. */
  readonly dropped: readonly Excerpt[];
}

export interface Folders {
  readonly seedsDir: string;
  readonly indexDir: string;
}

export async function openLibrary(folders: Partial<Folders> = {}): Promise<OpenedLibrary> {
  const warnings: string[] = [];
  const dropped: Excerpt[] = [];
  const prepared = await prepare({
    config: {
      seedsDir,
      indexDir: inject("indexDir"),
      ...folders,
      modelDir: null,
      hubEndpoint: "https://huggingface.co",
    },
    modelCacheDir: inject("modelCacheDir"),
    stderr: { write: (text: string) => warnings.push(text) > 0 },
    onUnverified: (excerpt) => void dropped.push(excerpt),
  });
  return { ...prepared, warnings, dropped };
}
