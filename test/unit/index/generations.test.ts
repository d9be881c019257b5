/** Which build is the current one, while others are written, fail, or were cut off. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import {
  currentGeneration,
  findLeftovers,
  finishedGenerations,
  removeLeftovers,
  replaceGeneration,
} from "../../../src/index/generations.ts";
import { withBuildLock } from "../../setup/small-index.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

type Build = (folder: string) => Promise<void>;

const writeMark =
  (mark: string): Build =>
  (folder) => {
    writeFileSync(path.join(folder, "mark"), mark);
    return Promise.resolve();
  };

function replace(indexDir: string, build: Build): Promise<string> {
  return withBuildLock(indexDir, (lock) => replaceGeneration(lock, 1_234_567, build));
}

async function currentMark(indexDir: string): Promise<string | null> {
  const folder = await currentGeneration(indexDir);
  return folder === null ? null : readFileSync(path.join(folder, "mark"), "utf8");
}

const generationsOf = (indexDir: string) => readdirSync(path.join(indexDir, "generations"));

test("there is none before the first build", async () => {
  expect(await currentGeneration(temporaryFolder())).toBeNull();
  expect(await currentGeneration(path.join(temporaryFolder(), "missing"))).toBeNull();
});

test.each([
  ["is empty", ""],
  ["leads out of the folder", "../../elsewhere\n"],
  ["is a path", "/etc\n"],
  ["is no text", "\u0000\u0001\n"],
  ["names two", "first\nsecond\n"],
])("a pointer that %s is not followed, but named", async (_, current) => {
  await expect(currentGeneration(temporaryFolder({ current }))).rejects.toMatchObject({
    code: "index.corrupt",
    details: { name: "current" },
  });
});

test("a build replaces the one before, which is removed", async () => {
  const indexDir = temporaryFolder();
  await replace(indexDir, writeMark("first"));
  await replace(indexDir, writeMark("second"));
  expect(await currentMark(indexDir)).toBe("second");
  expect(generationsOf(indexDir)).toHaveLength(1);
});

test("the build before stays the current one while the next is written", async () => {
  const indexDir = temporaryFolder();
  await replace(indexDir, writeMark("first"));
  await replace(indexDir, async (folder) => {
    await writeMark("second")(folder);
    expect(await currentMark(indexDir)).toBe("first");
  });
});

test("a build that fails leaves the one before, nothing of itself, and says what it takes", async () => {
  const indexDir = temporaryFolder();
  await replace(indexDir, writeMark("first"));
  const failing = replace(indexDir, async (folder) => {
    await writeMark("second")(folder);
    throw new Error("no space left on device");
  });
  await expect(failing).rejects.toMatchObject({
    code: "index.unwritable",
    message: expect.stringMatching(
      /no space left on device\. It takes 1\.2 MB, and [\d.]+ MB are free there\..*unchanged/,
    ) as string,
    details: { indexDir, neededBytes: 1_234_567 },
  });
  expect(await currentMark(indexDir)).toBe("first");
  expect(generationsOf(indexDir)).toHaveLength(1);
});

test("an error that already says what is wrong stays as it is", async () => {
  const error = new AppError("model.unavailable", "The model is gone.");
  await expect(replace(temporaryFolder(), () => Promise.reject(error))).rejects.toBe(error);
});

test("builds that start at the same moment come one after the other", async () => {
  const indexDir = temporaryFolder();
  let runningCount = 0;
  const marks = Array.from({ length: 8 }, (_, index) => `build ${index}`);
  const build = (mark: string): Build => {
    return async (folder) => {
      expect(++runningCount).toBe(1);
      await writeMark(mark)(folder);
      runningCount--;
    };
  };
  await Promise.all(marks.map((mark) => replace(indexDir, build(mark))));
  expect(marks).toContain(await currentMark(indexDir));
  expect(generationsOf(indexDir)).toHaveLength(1);
});

describe("what a build that was cut off has left", () => {
  const name = "m5x0abcd-4711-0123abcd";
  /** At each moment of a build there is this. */
  const moments: [string, Readonly<Record<string, string>>][] = [
    ["while it was written", { [`generations/${name}.tmp/vectors.f32`]: "half" }],
    ["before it was pointed at", { [`generations/${name}/manifest.json`]: "{}" }],
    ["while the pointer was written", { [`current.${name}.tmp`]: "m5x" }],
  ];

  test.each(moments)("%s is no index, and is removed", async (_, files) => {
    const indexDir = temporaryFolder();
    await replace(indexDir, writeMark("first"));
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(indexDir, file)), { recursive: true });
      writeFileSync(path.join(indexDir, file), content);
    }
    expect(await currentMark(indexDir)).toBe("first");
    expect(await findLeftovers(indexDir)).toHaveLength(1);
    await withBuildLock(indexDir, removeLeftovers);
    expect(await findLeftovers(indexDir)).toEqual([]);
    expect(readdirSync(indexDir).toSorted()).toEqual(["current", "generations", "lock"]);
    expect(await currentMark(indexDir)).toBe("first");
  });

  test("is kept where it is finished and no other is there: its vectors can be used again", async () => {
    const indexDir = temporaryFolder();
    await replace(indexDir, writeMark("first"));
    const folder = await currentGeneration(indexDir);
    writeFileSync(path.join(indexDir, "current"), "");
    await withBuildLock(indexDir, removeLeftovers);
    expect(await finishedGenerations(indexDir)).toEqual([folder]);
    rmSync(path.join(indexDir, "current"));
    await replace(indexDir, writeMark("second"));
    expect(generationsOf(indexDir)).toHaveLength(1);
  });

  test("is told from what others have put there", async () => {
    const files = { "generations/notes/a.txt": "mine", "current.bak": "mine", "other.tmp": "mine" };
    const indexDir = temporaryFolder(files);
    await replace(indexDir, writeMark("first"));
    for (const file of Object.keys(files)) expect(existsSync(path.join(indexDir, file))).toBe(true);
  });
});
