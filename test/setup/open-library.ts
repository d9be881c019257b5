/**
 * The project's documents, ready to be asked, over the index that was built before all tests.
 */
import path from "node:path";
import { inject } from "vitest";
import { type Prepared, prepare } from "../../src/app/open-library.ts";
import type { PassageSource } from "../../src/core/domain.ts";

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
    onUnverified: (source) => void dropped.push(source),
    ...(now !== undefined && { now }),
  });
  return { ...prepared, warnings, dropped };
}
