/** A file system that is full after any number of bytes: each file of the index in turn is the one that is cut off. */
import { expect, test } from "vitest";
import { printCountsAtEnd } from "../setup/print-counts.ts";
import { question } from "../setup/round-seeds.ts";
import {
  canMount,
  contentOf,
  createOutdated,
  expectAnsweredInMemory,
  expectNoRoom,
  pageBytesOfIndex,
  runOnSmallDisk,
} from "../setup/small-disk.ts";

const counts = printCountsAtEnd("full disks", { disks: 0, failures: 0 });

const stepCount = 16;

// Not every system lets a user mount a file system of their own, which alone can be full at will.
test.skipIf(!canMount())("the index that was there outlives a full disk", async () => {
  const { indexDir, newSeedsDir } = await createOutdated();
  const before = await contentOf(indexDir);
  const neededBytes = await pageBytesOfIndex(newSeedsDir);
  for (let step = 0; step < stepCount; step++) {
    const room = { indexDir, freeBytes: Math.floor((neededBytes * step) / stepCount) };
    counts.disks++;
    counts.failures++;
    const built = await runOnSmallDisk("index", ["--seeds", newSeedsDir], room);
    expectNoRoom(built, step === 0 ? "" : "(ENOSPC|cut off)");
    expect(await contentOf(built.indexDir)).toEqual(before);
    const words = ["--json", "--top", "1", "--seeds", newSeedsDir, question];
    const asked = await runOnSmallDisk("ask", words, room);
    expectAnsweredInMemory(asked);
    expect(await contentOf(asked.indexDir)).toEqual(before);
    counts.failures--;
  }
  // A page for the lock, the folders and the pointer.
  const room = { indexDir, freeBytes: neededBytes + 16 * 4096 };
  const enough = await runOnSmallDisk("index", ["--seeds", newSeedsDir], room);
  expect({ code: enough.code, stderr: enough.stderr }).toMatchObject({ code: 0 });
  expect(await contentOf(enough.indexDir)).not.toEqual(before);
});
