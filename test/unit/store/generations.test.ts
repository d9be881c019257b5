/** Which build is the current one, while others are written, fail, or finish at the same moment. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { AppError } from "../../../src/errors.ts";
import { currentGeneration, replaceGeneration } from "../../../src/store/generations.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const writeMark = (mark: string) => (folder: string) => {
  writeFileSync(path.join(folder, "mark"), mark);
  return Promise.resolve();
};

async function currentMark(indexDir: string): Promise<string | null> {
  const folder = await currentGeneration(indexDir);
  return folder === null ? null : readFileSync(path.join(folder, "mark"), "utf8");
}

test("there is none before the first build", async () => {
  expect(await currentGeneration(temporaryFolder())).toBeNull();
  expect(await currentGeneration(path.join(temporaryFolder(), "missing"))).toBeNull();
});

test("a pointer that leads out of the folder is not followed", async () => {
  expect(await currentGeneration(temporaryFolder({ current: "../../elsewhere\n" }))).toBeNull();
});

test("a build replaces the one before, which is removed", async () => {
  const indexDir = temporaryFolder();
  await replaceGeneration(indexDir, writeMark("first"));
  await replaceGeneration(indexDir, writeMark("second"));
  expect(await currentMark(indexDir)).toBe("second");
  expect(readdirSync(path.join(indexDir, "generations"))).toHaveLength(1);
});

test("the build before stays the current one while the next is written", async () => {
  const indexDir = temporaryFolder();
  await replaceGeneration(indexDir, writeMark("first"));
  await replaceGeneration(indexDir, async (folder) => {
    await writeMark("second")(folder);
    expect(await currentMark(indexDir)).toBe("first");
  });
});

test("a build that fails leaves the one before, and nothing of itself", async () => {
  const indexDir = temporaryFolder();
  await replaceGeneration(indexDir, writeMark("first"));
  const failing = replaceGeneration(indexDir, async (folder) => {
    await writeMark("second")(folder);
    throw new Error("no space left on device");
  });
  await expect(failing).rejects.toMatchObject({
    code: "index.unwritable",
    message: expect.stringMatching(/no space left on device.*unchanged/) as string,
  });
  expect(await currentMark(indexDir)).toBe("first");
  expect(readdirSync(path.join(indexDir, "generations"))).toHaveLength(1);
});

test("an error that already says what is wrong stays as it is", async () => {
  const error = new AppError("model.unavailable", "The model is gone.");
  const failing = replaceGeneration(temporaryFolder(), () => Promise.reject(error));
  await expect(failing).rejects.toBe(error);
});

test("a folder that cannot be written is named", async () => {
  const indexDir = path.join(temporaryFolder({ taken: "a file" }), "taken");
  await expect(replaceGeneration(indexDir, writeMark("first"))).rejects.toMatchObject({
    code: "index.unwritable",
    details: { indexDir },
  });
});

test("builds that finish at the same moment all succeed, and one of them is whole", async () => {
  const indexDir = temporaryFolder();
  const marks = Array.from({ length: 12 }, (_, index) => `build ${index}`);
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(marks.map((mark) => replaceGeneration(indexDir, writeMark(mark))));
    const folder = await currentGeneration(indexDir);
    expect(folder !== null && existsSync(folder)).toBe(true);
    expect(marks).toContain(await currentMark(indexDir));
  }
});
