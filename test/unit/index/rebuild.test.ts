/** Building an index where there is one: what is used again, what is told, and what a failure leaves. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { splitDocument } from "../../../src/documents/split.ts";
import type { Embedder } from "../../../src/embedding/embedder.ts";
import { buildIndex, type BuildOptions } from "../../../src/index/build.ts";
import { currentGeneration } from "../../../src/index/generations.ts";
import type { Snapshot } from "../../../src/index/snapshot.ts";
import { openIndex, readReusable, saveIndex } from "../../../src/index/stored-index.ts";
import {
  buildInto,
  buildOptions,
  documents,
  expectedBy,
  startModel,
  withBuildLock,
} from "../../setup/small-index.ts";
import { aSourceDocument } from "../../setup/source-document.ts";
import { makeFolder, temporaryFolder } from "../../setup/temporary-folder.ts";

const indexDir = makeFolder();
let embedder: Embedder;

beforeAll(async () => {
  embedder = await startModel();
  await buildInto(indexDir, { embedder });
});

afterAll(async () => {
  await embedder.close();
  rmSync(indexDir, { recursive: true });
});

async function opened(folder: string, all = documents): Promise<Snapshot> {
  const index = await openIndex(folder, { ...expectedBy(embedder), documents: all });
  if (index === null) throw new Error("There is no index.");
  return index.snapshot;
}

function passageVectors({ vectors }: Snapshot, passageCount: number): Float32Array {
  return vectors.values.subarray(0, passageCount * vectors.dimension);
}

test("only the texts that are new are embedded, and the vectors of the others are the same", async () => {
  const embedded: string[] = [];
  const counting: Embedder = {
    ...embedder,
    embedPassage(text) {
      embedded.push(text);
      return embedder.embedPassage(text);
    },
  };
  const folder = temporaryFolder();
  const added = aSourceDocument("这是新增加的一份材料。", { id: "c" });
  const all = [...documents, added];
  const { former } = await readReusable(indexDir, embedder.modelSha256);
  expect(former).not.toBeNull();
  await buildInto(folder, { documents: all, embedder: counting, former });
  expect(new Set(embedded)).toEqual(new Set([added.text.normalize("NFKC")]));
  const before = await opened(indexDir);
  const count = before.passages.length;
  expect(passageVectors(await opened(folder, all), count)).toEqual(passageVectors(before, count));
});

test("how far it is, is told up to the last text", async () => {
  const told: number[] = [];
  let total = 0;
  const onProgress: BuildOptions["onProgress"] = ({ doneCount, totalCount }) => {
    told.push(doneCount);
    total = totalCount;
  };
  await buildInto(temporaryFolder(), { embedder, onProgress });
  expect(total).toBeGreaterThan(0);
  expect(told).toEqual(Array.from({ length: total }, (_, index) => index + 1));
});

test("who opens the index while it is replaced again and again gets all of it each time", async () => {
  const folder = temporaryFolder();
  await buildInto(folder, { embedder });
  const usual = await opened(folder);
  const built = await buildIndex(buildOptions({ embedder }));
  const replace = () =>
    withBuildLock(folder, async (lock) => {
      for (let time = 0; time < 8; time++) await saveIndex(lock, built);
    });
  const read = async () => {
    for (let time = 0; time < 16; time++) {
      const { passages, vectors } = await opened(folder);
      expect({ passages, vectors }).toEqual({ passages: usual.passages, vectors: usual.vectors });
    }
  };
  await Promise.all([replace(), read(), read()]);
});

test("a build that fails leaves the index that was there", async () => {
  const failing: Embedder = {
    ...embedder,
    embedPassage: (text) =>
      text.includes("培训")
        ? Promise.reject(new Error("the thread ended"))
        : embedder.embedPassage(text),
  };
  const before = await currentGeneration(indexDir);
  const building = buildInto(indexDir, { embedder: failing });
  await expect(building).rejects.toThrow("the thread ended");
  expect(await currentGeneration(indexDir)).toBe(before);
  expect((await opened(indexDir)).passages).toEqual(documents.flatMap(splitDocument));
});
