/** No room for a new index: what is told, what goes on, and that the index that was there is untouched. */
import { truncateSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { currentGeneration } from "../../src/index/generations.ts";
import { question } from "../setup/round-seeds.ts";
import {
  canMount,
  contentOf,
  createOutdated,
  expectAnsweredInMemory,
  expectNoRoom,
  runOnSmallDisk,
  runWithSmallFiles,
} from "../setup/small-disk.ts";

/** Five starts, some ten seconds; many times that where the machine has other work. */
const timeout = 5 * 60_000;

test("files that cannot grow", { timeout }, async () => {
  const { indexDir, newSeedsDir } = await createOutdated();
  const before = await contentOf(indexDir);
  // Less than the vectors take.
  const room = { indexDir, fileKib: 48 };
  const seeds = ["--seeds", newSeedsDir];

  expectNoRoom(await runWithSmallFiles("index", seeds, room), "EFBIG");
  expect(await contentOf(indexDir)).toEqual(before);

  const words = ["--json", "--top", "1", ...seeds, question];
  expectAnsweredInMemory(await runWithSmallFiles("ask", words, room));
  expect(await contentOf(indexDir)).toEqual(before);

  // Where what is there is of no use either, it is still an error, and no endless trying.
  truncateSync(path.join((await currentGeneration(indexDir)) ?? "", "manifest.json"), 100);
  const hopeless = await runWithSmallFiles("index", seeds, room);
  expectNoRoom(hopeless, "EFBIG");
  expect(hopeless.stderr).toMatch(/manifest\.json is damaged/);
});

// Not every system lets a user mount a file system of their own, which alone can be full at will.
test.skipIf(!canMount())("a file system that is full", { timeout }, async () => {
  const { indexDir, newSeedsDir } = await createOutdated();
  const room = { indexDir, freeBytes: 60_000 };
  const run = await runOnSmallDisk("index", ["--seeds", newSeedsDir], room);
  expectNoRoom(run, "ENOSPC");
  expect(await contentOf(run.indexDir)).toEqual(await contentOf(indexDir));
});
