/** What a build that was cut off leaves: its vectors, whole, for the next; and nothing once there is an index. */
import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type BuildLock, lockBuilds } from "../../../src/index/generations.ts";
import { openVectorJournal, removeVectorJournal } from "../../../src/index/vector-journal.ts";
import { makeFolder, temporaryFolder } from "../../setup/temporary-folder.ts";

const model = { modelSha256: "a".repeat(64), dimension: 3 };
const first = { key: "0".repeat(32), vector: Float32Array.of(1, 2, 3) };
const second = { key: "f".repeat(32), vector: Float32Array.of(-1, 0.5, 0) };

async function locked<T>(indexDir: string, work: (lock: BuildLock) => Promise<T>): Promise<T> {
  const lock = await lockBuilds(indexDir, () => undefined);
  try {
    return await work(lock);
  } finally {
    await lock.release();
  }
}

async function keepIn(indexDir: string, entries: readonly (typeof first)[], of = model) {
  await locked(indexDir, async (lock) => {
    const journal = await openVectorJournal(lock, of);
    for (const { key, vector } of entries) journal.keep(key, vector);
    await journal.close();
  });
}

async function knownIn(indexDir: string, of = model) {
  return locked(indexDir, async (lock) => {
    const journal = await openVectorJournal(lock, of);
    await journal.close();
    return journal.known;
  });
}

const fileIn = (indexDir: string) => path.join(indexDir, "unfinished.vectors");

test("what was kept is known to the next, and what that keeps to the one after", async () => {
  const indexDir = temporaryFolder();
  await keepIn(indexDir, [first]);
  expect(await knownIn(indexDir)).toEqual({
    keys: [first.key],
    table: { dimension: 3, values: first.vector },
  });
  await keepIn(indexDir, [second]);
  const { keys, table } = await knownIn(indexDir);
  expect(keys).toEqual([first.key, second.key]);
  expect([...table.values]).toEqual([...first.vector, ...second.vector]);
});

test("of another model nothing is known, and nothing is left", async () => {
  const indexDir = temporaryFolder();
  await keepIn(indexDir, [first]);
  expect((await knownIn(indexDir, { ...model, modelSha256: "b".repeat(64) })).keys).toEqual([]);
  expect((await knownIn(indexDir)).keys).toEqual([]);
});

test("wherever it is cut off, whole vectors are known, and more can be kept behind them", async () => {
  const whole = makeFolder();
  await keepIn(whole, [first, second]);
  const { length } = readFileSync(fileIn(whole));
  await fc.assert(
    fc.asyncProperty(fc.nat(length - 1), async (cut) => {
      const indexDir = makeFolder();
      writeFileSync(fileIn(indexDir), readFileSync(fileIn(whole)));
      truncateSync(fileIn(indexDir), cut);
      const { keys } = await knownIn(indexDir);
      expect(keys).toEqual([first.key, second.key].slice(0, keys.length));
      await keepIn(indexDir, [second]);
      expect((await knownIn(indexDir)).keys).toEqual([...keys, second.key]);
    }),
    { numRuns: 50 },
  );
});

test("what a power failure made of its end is not taken for a vector", async () => {
  const indexDir = temporaryFolder();
  await keepIn(indexDir, [first]);
  appendFileSync(fileIn(indexDir), Buffer.alloc(16 + 12 + 4));
  expect((await knownIn(indexDir)).keys).toEqual([first.key]);
});

test("it is gone once it is removed", async () => {
  const indexDir = temporaryFolder();
  await locked(indexDir, async (lock) => {
    const journal = await openVectorJournal(lock, model);
    journal.keep(first.key, first.vector);
    await journal.close();
    await removeVectorJournal(lock);
  });
  expect(existsSync(fileIn(indexDir))).toBe(false);
});
