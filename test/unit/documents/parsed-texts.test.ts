/** What was read of texts before: used for the same text only, and never anything but what reading them anew gives. */
import { readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createParsedTexts,
  type ParsedTexts,
  sha256Of,
  textSha256,
} from "../../../src/documents/parsed-texts.ts";
import { type Corpus, readCorpus } from "../../../src/documents/read-corpus.ts";
import type { PlaceFinder } from "../../../src/places/place-finder.ts";
import { places } from "../../setup/document-fixtures.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const hequ = "河曲县机构改革的做法\n2022年5月31日\n河曲县把超编人员安置到乡镇工作。\n";
const liuyang = "浏阳市盘活编制的做法\n浏阳市建立编制周转池,急需的单位先用后还。\n";
const stated =
  "---\ntitle: 汉滨区的改革\nplace: 汉滨区\nlevel: county\nmistake: 1\n---\n一是整合窗口。\n";

function counting(): { readonly finder: PlaceFinder; readonly count: () => number } {
  let count = 0;
  const findMain: PlaceFinder["findMain"] = (...text) => {
    count++;
    return places.findMain(...text);
  };
  return { finder: { ...places, findMain }, count: () => count };
}

const read = (seedsDir: string, texts?: ParsedTexts) => readCorpus({ seedsDir }, places, texts);

describe("in one process", () => {
  test("only what has changed is parsed again", async () => {
    const { finder, count } = counting();
    const texts = createParsedTexts(finder);
    const seedsDir = temporaryFolder({ "a.txt": hequ, "b.txt": liuyang });
    const first = await read(seedsDir, texts);
    expect(count()).toBe(2);
    writeFileSync(path.join(seedsDir, "b.txt"), `${liuyang}二是减少层级。\n`);
    const next = await read(seedsDir, texts);
    expect(count()).toBe(3);
    expect(next.documents[0]).toBe(first.documents[0]);
    expect(next).toEqual(await read(seedsDir));
  });

  test("what was not there the last time is forgotten", async () => {
    const { finder, count } = counting();
    const texts = createParsedTexts(finder);
    await read(temporaryFolder({ "a.txt": hequ }), texts);
    await read(temporaryFolder({ "b.txt": liuyang }), texts);
    await read(temporaryFolder({ "a.txt": hequ }), texts);
    expect(count()).toBe(3);
  });
});

describe("of an earlier process", () => {
  async function start(seedsDir: string, cacheDir: string, lists = "lists") {
    const { finder, count } = counting();
    const corpus = await read(seedsDir, createParsedTexts(finder, { cacheDir, lists }));
    return { corpus, parsedCount: count() };
  }

  test("a file that cannot be parsed does not have everything written again", async () => {
    const cacheDir = temporaryFolder();
    const seedsDir = temporaryFolder({ "a.txt": hequ, "blank.txt": " \n" });
    await start(seedsDir, cacheDir);
    const written = () =>
      readdirSync(cacheDir).map((name) => statSync(path.join(cacheDir, name)).mtimeMs);
    const first = written();
    expect(first).toHaveLength(1);
    await start(seedsDir, cacheDir);
    expect(written()).toEqual(first);
  });

  test("nothing is parsed again, whatever the files are called now", async () => {
    const cacheDir = path.join(temporaryFolder(), "cache");
    await start(temporaryFolder({ "a.txt": hequ, "b.txt": liuyang }), cacheDir);
    const renamed = temporaryFolder({ "c/d.txt": hequ, "a.txt": liuyang, "b.md": hequ });
    const { corpus, parsedCount } = await start(renamed, cacheDir);
    expect(parsedCount).toBe(0);
    expect(corpus).toEqual(await read(renamed));
    for (const document of corpus.documents)
      expect(textSha256(document)).toBe(sha256Of(document.text));
  });

  test("with other lists of words or places everything is", async () => {
    const seedsDir = temporaryFolder({ "a.txt": hequ });
    const cacheDir = temporaryFolder();
    await start(seedsDir, cacheDir);
    expect((await start(seedsDir, cacheDir, "others")).parsedCount).toBe(1);
    expect((await start(seedsDir, cacheDir, "others")).parsedCount).toBe(0);
    expect(readdirSync(cacheDir)).toHaveLength(1);
  });

  test.each([
    ["cut short", (file: string) => truncateSync(file, 20)],
    ["changed", (file: string) => writeFileSync(file, "{}")],
    ["missing", (file: string) => rmSync(file)],
  ])("what is %s is made anew, and there the next time", async (_, harm) => {
    const seedsDir = temporaryFolder({ "a.txt": hequ });
    const cacheDir = temporaryFolder();
    await start(seedsDir, cacheDir);
    for (const name of readdirSync(cacheDir)) harm(path.join(cacheDir, name));
    expect((await start(seedsDir, cacheDir)).parsedCount).toBe(1);
    expect((await start(seedsDir, cacheDir)).parsedCount).toBe(0);
  });

  test("a folder that cannot be written keeps nobody from reading", async () => {
    const seedsDir = temporaryFolder({ "a.txt": hequ });
    const inFile = path.join(temporaryFolder({ file: "" }), "file");
    const { corpus, parsedCount } = await start(seedsDir, inFile);
    expect(parsedCount).toBe(1);
    expect(corpus).toEqual(await read(seedsDir));
  });
});

test("whatever changes, what is known gives what reading anew gives", async () => {
  const name = fc.constantFrom("a.txt", "b.txt", "a.md", ".versions/a.txt/1.txt");
  const text = fc.constantFrom(hequ, liuyang, stated, "……\n", `${stated}${hequ}`);
  const states = fc.array(fc.dictionary(name, text, { minKeys: 1 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(states, fc.array(fc.boolean()), async (corpora, restarts) => {
      const kept = { cacheDir: temporaryFolder(), lists: "lists" };
      let texts = createParsedTexts(places, kept);
      for (const [index, files] of corpora.entries()) {
        if (restarts[index] === true) texts = createParsedTexts(places, kept);
        const seedsDir = temporaryFolder(files);
        expect(plain(await read(seedsDir, texts))).toEqual(plain(await read(seedsDir)));
      }
    }),
    { numRuns: 30 },
  );
});

function plain({ problems, ...corpus }: Corpus) {
  return { ...corpus, problems: problems.map(({ message }) => message) };
}

/** Where this fails, what reading finds has changed: raise `readingVersion`, then put the new hash here. */
test("what version 1 reads of these texts", async () => {
  const seedsDir = temporaryFolder({ "a.txt": hequ, "b.txt": liuyang, "c.md": stated });
  expect(sha256Of(JSON.stringify(plain(await read(seedsDir)).documents))).toBe(
    "d1586745d6b2f85d54dac6b40f7a4d6d3ce01ea9766f0c8fb47a9b797f24b92c",
  );
});
