/** The index a start gets, whatever lies there: opened, waited for, built anew, or held in memory. Never half of one. */
import { cpSync, existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  createBuildProgress,
  type IndexOrder,
  prepareIndex,
} from "../../../src/app/prepare-index.ts";
import { AppError } from "../../../src/core/errors.ts";
import type { Embedder } from "../../../src/embedding/embedder.ts";
import { currentGeneration, findLeftovers, lockBuilds } from "../../../src/index/generations.ts";
import { indexFiles } from "../../../src/index/index-files.ts";
import { openIndex } from "../../../src/index/stored-index.ts";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { buildInto, expectedBy, startModel } from "../../setup/small-index.ts";
import { copyOf, makeFolder, temporaryFolder } from "../../setup/temporary-folder.ts";

const whole = makeFolder();
const tokenizer = createTokenizer([]);
let embedder: Embedder;

beforeAll(async () => {
  embedder = await startModel();
  await buildInto(whole, { embedder });
});

afterAll(async () => {
  await embedder.close();
  rmSync(whole, { recursive: true });
});

/** What a start tells, and whether it had to build. */
async function start(indexDir: string, own: Partial<IndexOrder> = {}) {
  const told: string[] = [];
  let buildCount = 0;
  const { snapshot } = await prepareIndex({
    indexDir,
    expected: expectedBy(embedder),
    former: null,
    tokenizer,
    startEmbedder() {
      buildCount++;
      return Promise.resolve({ ...embedder, close: () => Promise.resolve() });
    },
    stderr: { write: () => true },
    report: (line) => void told.push(line),
    mustBeSaved: false,
    ...own,
  });
  return { snapshot, complaints: told, buildCount };
}

const isOpened = { complaints: [], buildCount: 0 };

async function expectUsual(indexDir: string): Promise<void> {
  const usual = await openIndex(whole, expectedBy(embedder));
  const opened = await openIndex(indexDir, expectedBy(embedder));
  expect(opened?.pieces).toEqual(usual?.pieces);
}

test("a missing index is built, and opened by the next start", async () => {
  const indexDir = path.join(temporaryFolder(), "missing", "index");
  expect(await start(indexDir)).toMatchObject({ complaints: [], buildCount: 1 });
  expect(await start(indexDir)).toMatchObject(isOpened);
  await expectUsual(indexDir);
});

const generationFile = async (indexDir: string, name: string) =>
  path.join((await currentGeneration(indexDir)) ?? "", name);

type Harm = (indexDir: string) => unknown;
const harms: [string, RegExp, Harm][] = [
  ...Object.values(indexFiles).map((name): [string, RegExp, Harm] => [
    `${name} cut short`,
    new RegExp(`${name} is damaged: 8 bytes, expected \\d+`),
    async (indexDir) => truncateSync(await generationFile(indexDir, name), 8),
  ]),
  [
    "no manifest",
    /manifest\.json is damaged: ENOENT/,
    async (indexDir) => rmSync(await generationFile(indexDir, "manifest.json")),
  ],
  [
    "a manifest that is no manifest",
    /manifest\.json is damaged/,
    async (indexDir) => writeFileSync(await generationFile(indexDir, "manifest.json"), "{}"),
  ],
  [
    "a manifest of another format",
    /another format: 0, expected \d/,
    async (indexDir) => {
      const file = await generationFile(indexDir, "manifest.json");
      const files = { a: { bytes: 1, sha256: "" } };
      const facts = { modelSha256: "", dimension: 3, sourceSha256: "" };
      const counts = { documentCount: 0, passageCount: 0, sentenceCount: 0 };
      writeFileSync(file, JSON.stringify({ formatVersion: 0, ...facts, ...counts, files }));
    },
  ],
  [
    "no generation under the name in current",
    /manifest\.json is damaged: ENOENT/,
    (indexDir) => writeFileSync(path.join(indexDir, "current"), "m5x0abcd-1-0123abcd\n"),
  ],
  [
    "an empty current",
    /current is damaged: it names no generation, but ""/,
    (indexDir) => writeFileSync(path.join(indexDir, "current"), ""),
  ],
  [
    "a current that leads elsewhere",
    /current is damaged: it names no generation, but "\.\.\/\.\.\/etc"/,
    (indexDir) => writeFileSync(path.join(indexDir, "current"), "../../etc\n"),
  ],
];

test.each(harms)("an index with %s is named and built anew, once", async (_, complaint, harm) => {
  const indexDir = copyOf(whole);
  await harm(indexDir);
  const first = await start(indexDir);
  expect(first.complaints).toEqual([expect.stringMatching(complaint)]);
  expect(first.buildCount).toBe(1);
  expect(await start(indexDir)).toMatchObject(isOpened);
  await expectUsual(indexDir);
});

test("a build that fails as well is an error, changes nothing, and keeps no one else from building", async () => {
  const indexDir = copyOf(whole);
  truncateSync(await generationFile(indexDir, indexFiles.graph), 8);
  const current = await currentGeneration(indexDir);
  const error = new AppError("model.unavailable", "The model's thread has ended.");
  const failing = start(indexDir, { startEmbedder: () => Promise.reject(error) });
  await expect(failing).rejects.toBe(error);
  expect(await currentGeneration(indexDir)).toBe(current);
  expect(await start(indexDir)).toMatchObject({ buildCount: 1 });
});

describe("what was left over", () => {
  const leftover = path.join("generations", "m5x0abcd-4711-0123abcd.tmp");

  test("is removed by a start that has nothing to build", async () => {
    const indexDir = copyOf(whole);
    mkdirSync(path.join(indexDir, leftover));
    expect(await start(indexDir)).toMatchObject(isOpened);
    expect(await findLeftovers(indexDir)).toEqual([]);
  });

  test("is left alone while another process builds: it may be its work", async () => {
    const indexDir = copyOf(whole);
    mkdirSync(path.join(indexDir, leftover));
    const lock = await lockBuilds(indexDir, () => undefined);
    expect(await start(indexDir)).toMatchObject(isOpened);
    expect(existsSync(path.join(indexDir, leftover))).toBe(true);
    await lock.release();
  });
});

test("the index that another build makes meanwhile is waited for, and used", async () => {
  const indexDir = temporaryFolder();
  const lock = await lockBuilds(indexDir, () => undefined);
  const told: string[] = [];
  const waiting = start(indexDir, { report: (line) => void told.push(line) });
  await vi.waitFor(() => expect(told).toEqual([expect.stringContaining("waiting for it")]));
  for (const name of ["generations", "current"])
    cpSync(path.join(whole, name), path.join(indexDir, name), { recursive: true });
  await lock.release();
  expect(await waiting).toMatchObject({ buildCount: 0 });
  await expectUsual(indexDir);
});

describe("a folder that cannot be written", () => {
  const unwritable = () => path.join(temporaryFolder({ taken: "a file" }), "taken");

  test("is an error, before anything is embedded, for who must have it written", async () => {
    const startEmbedder = vi.fn<IndexOrder["startEmbedder"]>();
    const starting = start(unwritable(), { mustBeSaved: true, startEmbedder });
    await expect(starting).rejects.toMatchObject({ code: "index.unwritable" });
    expect(startEmbedder).not.toHaveBeenCalled();
  });

  test("is a warning for others, who get the index all the same", async () => {
    const { snapshot, complaints } = await start(unwritable());
    expect(complaints).toEqual([expect.stringMatching(/cannot be written.*in memory/)]);
    expect(snapshot.passages).toEqual((await start(whole)).snapshot.passages);
  });
});

function report(isTTY: boolean, totalCount: number): string {
  let written = "";
  const progress = createBuildProgress({
    isTTY,
    write: (text: string) => (written += text) !== "",
  });
  for (let doneCount = 1; doneCount <= totalCount; doneCount += 1)
    progress.report({ doneCount, totalCount });
  progress.end();
  return written;
}

test("a log gets a line at every quarter, the last at all", () => {
  expect(report(false, 8)).toBe(
    "12% 1/8 · indexing\n25% 2/8 · indexing\n50% 4/8 · indexing\n75% 6/8 · indexing\n100% 8/8 · indexing\n",
  );
});

test("a build of one text is told once", () => {
  expect(report(false, 1)).toBe("100% 1/1 · indexing\n");
});

test("a terminal gets one line that ends complete", () => {
  const written = report(true, 50);
  expect(written.split("\n")).toHaveLength(2);
  expect(written).toMatch(/\r100% 50\/50 · indexing · \d+\/s · 0 s left\S+\n$/);
});

test("nothing to do says nothing", () => {
  expect(report(true, 0)).toBe("");
});
