/** Seeds that may not be written: what is added, changed and withdrawn lies beside them, and reads as if among them. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createVerifier } from "../../../src/answers/verify.ts";
import { createDocumentKeeper } from "../../../src/documents/keeper.ts";
import { readCorpus } from "../../../src/documents/read-corpus.ts";
import type { SeedFolders } from "../../../src/documents/seed-folders.ts";
import { splitDocument } from "../../../src/documents/split.ts";
import type { PlaceFinder } from "../../../src/places/place-finder.ts";
import { asNobody } from "../../setup/as-nobody.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const noPlaces: PlaceFinder = { describe: () => null, called: () => [], findMain: () => null };

function readOnlySeeds(files: Readonly<Record<string, string>>) {
  const seedsDir = temporaryFolder(files);
  const dataDir = temporaryFolder();
  const addedDir = path.join(dataDir, "documents");
  chmodSync(seedsDir, 0o555);
  chmodSync(dataDir, 0o777);
  return { seedsDir, addedDir } satisfies SeedFolders;
}

async function textsIn(folders: SeedFolders): Promise<Record<string, string>> {
  const { documents, problems } = await readCorpus(folders, noPlaces);
  expect(problems).toEqual([]);
  return Object.fromEntries(documents.map(({ file, text }) => [file, text]));
}

const by = "小王";

test("changes lie beside the seeds, which stay as they are", async () => {
  const folders = readOnlySeeds({ "a.md": "甲", "b.md": "乙" });
  const keeper = createDocumentKeeper(folders, Date.now);
  await asNobody(async () => {
    await keeper.put({ file: "a.md", text: "甲甲", by });
    await keeper.withdraw("b.md", by);
    await keeper.put({
      file: "c.md",
      text: "丙",
      by,
      original: { name: "c.txt", bytes: Buffer.from("丙") },
    });
  });
  expect(await textsIn(folders)).toEqual({ "a.md": "甲甲", "c.md": "丙" });
  expect(readdirSync(folders.seedsDir).toSorted()).toEqual(["a.md", "b.md"]);
  expect(readFileSync(path.join(folders.seedsDir, "a.md"), "utf8")).toBe("甲");
  const { earlier } = await readCorpus(folders, noPlaces);
  expect([...earlier].map(([id, [first]]) => [id, first?.text])).toEqual([
    ["a", "甲"],
    ["b", "乙"],
  ]);
});

test("taken back, the seeds are read again, and what becomes of them later", async () => {
  const folders = readOnlySeeds({ "a.md": "甲", "b.md": "乙" });
  const keeper = createDocumentKeeper(folders, Date.now);
  await asNobody(async () => {
    await keeper.put({ file: "a.md", text: "甲甲", by });
    await keeper.withdraw("b.md", by);
    await keeper.undo(by);
    await keeper.undo(by);
  });
  expect(await textsIn(folders)).toEqual({ "a.md": "甲", "b.md": "乙" });
  expect(existsSync(path.join(folders.addedDir, "a.md"))).toBe(false);
  chmodSync(path.join(folders.seedsDir, "a.md"), 0o644);
  writeFileSync(path.join(folders.seedsDir, "a.md"), "甲,新的");
  expect(await textsIn(folders)).toMatchObject({ "a.md": "甲,新的" });
});

test("withdrawn beside the seeds, one is had back when those may be written", async () => {
  const folders = readOnlySeeds({ "a.md": "甲", "b.md": "乙" });
  const keeper = createDocumentKeeper(folders, Date.now);
  await asNobody(() => keeper.withdraw("b.md", by));
  chmodSync(folders.seedsDir, 0o777);
  await asNobody(() => keeper.undo(by));
  expect(await textsIn(folders)).toEqual({ "a.md": "甲", "b.md": "乙" });
});

test("versions go on from those in the seeds folder, and each is told by its name", async () => {
  const folders = readOnlySeeds({ "a.md": "二", ".versions/a.md/1.md": "一" });
  const keeper = createDocumentKeeper(folders, Date.now);
  await asNobody(() => keeper.put({ file: "a.md", text: "三", by }));
  await asNobody(() => keeper.put({ file: "a.md", text: "四", by }));
  const { earlier } = await readCorpus(folders, noPlaces);
  expect([...earlier.values()].flat().map(({ text }) => text)).toEqual(["一", "二", "三"]);
  const verifier = createVerifier(folders);
  const { documents } = await readCorpus(folders, noPlaces);
  const document = documents[0];
  if (document === undefined) throw new Error("no document");
  const isThere = (text: string) => {
    const [passage] = splitDocument({ ...document, text });
    if (passage === undefined) throw new Error("no passage");
    return verifier.isVerbatim({ document, passage, text });
  };
  expect(["一", "二", "三", "四", "五"].map(isThere)).toEqual([true, true, true, true, false]);
});

test("whatever is done, and whether they may be written then or not, the documents read as in a folder that may be written", async () => {
  const file = fc.constantFrom("a.md", "b.md", "c.md");
  const step = fc.oneof(
    fc.record({ what: fc.constant("put" as const), file, text: fc.constantFrom("一", "二", "三") }),
    fc.record({ what: fc.constant("withdraw" as const), file }),
    fc.record({ what: fc.constant("undo" as const) }),
    fc.record({ what: fc.constant("mode" as const), mode: fc.constantFrom(0o555, 0o777) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const seeds = { "a.md": "一", "b.md": "二" };
      const beside = readOnlySeeds(seeds);
      const among: SeedFolders = { seedsDir: temporaryFolder(seeds) };
      chmodSync(among.seedsDir, 0o777);
      let now = 0;
      for (const folders of [beside, among]) {
        const keeper = createDocumentKeeper(folders, () => (now += 1000));
        for (const each of steps)
          if (each.what === "mode") chmodSync(beside.seedsDir, each.mode);
          else
            await asNobody(async () => {
              if (each.what === "put") await keeper.put({ ...each, by });
              else if (each.what === "withdraw") await keeper.withdraw(each.file, by);
              else await keeper.undo(by);
            });
      }
      const texts = await textsIn(among);
      expect(await textsIn(beside)).toEqual(texts);
      const versionsOf = async (folders: SeedFolders) => {
        const { earlier } = await readCorpus(folders, noPlaces);
        return [...earlier].map(([id, all]) => [id, all.map(({ text }) => text)]);
      };
      expect(await versionsOf(beside)).toEqual(await versionsOf(among));
    }),
    { numRuns: 60 },
  );
});
