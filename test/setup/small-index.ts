/**
 * Two short documents and the real model, for tests of building and opening an index.
 */
import path from "node:path";
import { inject } from "vitest";
import { createBgeEmbedder } from "../../src/embedding/bge.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { bgeSmallZh } from "../../src/embedding/model-spec.ts";
import { buildIndex, type BuildOptions } from "../../src/index/build.ts";
import { type BuildLock, lockBuilds } from "../../src/index/generations.ts";
import { type ExpectedIndex, saveIndex } from "../../src/index/stored-index.ts";
import { createTokenizer } from "../../src/language/tokenize.ts";
import { aSourceDocument } from "./source-document.ts";

const tokenizer = createTokenizer([]);

export const documents = [
  aSourceDocument(
    "一是把超编人员安置到乡镇。那里需要人手。\n二是对富余的人员开展培训,让他们转岗。",
    { id: "a" },
  ),
  aSourceDocument("评估之后收回闲置的编制,用到急需的地方。", { id: "b", title: "评估" }),
];

export function startModel(): Promise<Embedder> {
  return createBgeEmbedder({
    modelDir: path.join(inject("modelCacheDir"), bgeSmallZh.id),
    modelSha256: bgeSmallZh.weights.sha256,
    threadCount: 1,
  });
}

type Own = Partial<BuildOptions> & Pick<BuildOptions, "embedder">;

/** Builds an index and makes it the folder's current one. */
export async function buildInto(indexDir: string, own: Own): Promise<void> {
  await withBuildLock(indexDir, async (lock) =>
    saveIndex(lock, await buildIndex(buildOptions(own))),
  );
}

export async function withBuildLock<T>(
  indexDir: string,
  use: (lock: BuildLock) => Promise<T>,
): Promise<T> {
  const lock = await lockBuilds(indexDir, () => undefined);
  try {
    return await use(lock);
  } finally {
    await lock.release();
  }
}

export function buildOptions(own: Own): BuildOptions {
  return {
    documents,
    earlier: new Map(),
    sourceSha256: "source",
    tokenizer,
    known: [],
    onProgress: () => undefined,
    ...own,
  };
}

export function expectedBy({ modelSha256 }: Embedder): ExpectedIndex {
  return { documents, earlier: new Map(), sourceSha256: "source", modelSha256 };
}
