/** A folder that changes: when somebody is told of it, and of what nobody is. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { watchFolder } from "../../../src/documents/watch-folder.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

function watched(onChange: () => Promise<void> = () => Promise.resolve()) {
  const seedsDir = temporaryFolder({ "a.md": "甲" });
  const problems: unknown[] = [];
  let calls = 0;
  const watch = watchFolder({
    seedsDir,
    onChange() {
      calls += 1;
      return onChange();
    },
    onProblem: (error) => void problems.push(error),
    settledAfterMs: 100,
  });
  onTestFinished(() => watch.close());
  const called = (count: number) => vi.waitUntil(() => calls >= count, { timeout: 30_000 });
  return { seedsDir, problems, called, calls: () => calls };
}

test("what came between reading and watching is a change, and each change after it", async () => {
  const { seedsDir, called, problems } = watched();
  await called(1);
  mkdirSync(path.join(seedsDir, "山西"));
  writeFileSync(path.join(seedsDir, "山西/b.txt"), "乙");
  await called(2);
  rmSync(path.join(seedsDir, "a.md"));
  await called(3);
  expect(problems).toEqual([]);
});

test("what the program keeps for itself, and what is no document, is none", async () => {
  const { seedsDir, called, calls } = watched();
  await called(1);
  mkdirSync(path.join(seedsDir, ".versions/a.md"), { recursive: true });
  for (const name of [".versions/a.md/1.md", ".a.md.tmp", "table.csv", "README.md"])
    writeFileSync(path.join(seedsDir, name), "丙");
  writeFileSync(path.join(seedsDir, "z.md"), "丁");
  await called(2);
  expect(calls()).toBe(2);
});

test("a call that fails is told, and the next change is followed", async () => {
  let isBroken = true;
  const { seedsDir, called, problems } = watched(() =>
    isBroken ? Promise.reject(new Error("unreadable")) : Promise.resolve(),
  );
  await called(1);
  isBroken = false;
  writeFileSync(path.join(seedsDir, "b.md"), "乙");
  await called(2);
  expect(problems).toEqual([new Error("unreadable")]);
});

test("a file that another's change has brought in is followed when it goes at once", async () => {
  const found: boolean[] = [];
  const { seedsDir, called } = watched(() => {
    found.push(existsSync(path.join(seedsDir, "b.md")));
    return Promise.resolve();
  });
  await called(1);
  writeFileSync(path.join(seedsDir, "c.md"), "丙");
  await sleep(150);
  writeFileSync(path.join(seedsDir, "b.md"), "乙");
  await vi.waitUntil(() => found.at(-1) === true, { timeout: 30_000, interval: 1 });
  rmSync(path.join(seedsDir, "b.md"));
  await expect.poll(() => found.at(-1), { timeout: 30_000 }).toBe(false);
});
