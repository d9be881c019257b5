/** Who may build: one at a time among all processes, and never one that is gone. */
import { once } from "node:events";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { lockBuilds, tryLockBuilds } from "../../../src/index/generations.ts";
import { holdElsewhere } from "../../setup/hold-lock.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

test("only one has it, also within a process, and the next when it is given back", async () => {
  const indexDir = temporaryFolder();
  const first = await lockBuilds(indexDir, () => undefined);
  expect(await tryLockBuilds(indexDir)).toBeNull();
  await first.release();
  const second = await tryLockBuilds(indexDir);
  expect(second).not.toBeNull();
  await second?.release();
});

test("who comes later is told once, waits, and knows that it has waited", async () => {
  const indexDir = temporaryFolder();
  const first = await lockBuilds(indexDir, () => undefined);
  expect(first.hadToWait).toBe(false);
  const told: string[] = [];
  const waiting = lockBuilds(indexDir, () => told.push("another builds"));
  await vi.waitFor(() => expect(told).toHaveLength(1));
  await first.release();
  const second = await waiting;
  expect(second.hadToWait).toBe(true);
  expect(told).toHaveLength(1);
  await second.release();
});

test("a process that is killed holds it no longer", async () => {
  const indexDir = temporaryFolder();
  const child = await holdElsewhere(path.join(indexDir, "lock"));
  expect(await tryLockBuilds(indexDir)).toBeNull();
  child.kill("SIGKILL");
  await once(child, "exit");
  const lock = await tryLockBuilds(indexDir);
  expect(lock).not.toBeNull();
  await lock?.release();
});

test("a folder that cannot be written is named", async () => {
  const indexDir = path.join(temporaryFolder({ taken: "a file" }), "taken");
  await expect(tryLockBuilds(indexDir)).rejects.toMatchObject({
    code: "index.unwritable",
    details: { indexDir },
  });
});
