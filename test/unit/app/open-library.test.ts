/** What every command starts with, in folders that are missing, damaged, outdated or used by others at once. */
import { readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readDocuments } from "../../../src/app/editions.ts";
import { hashtagOf, linkKeyOf } from "../../../src/core/passage-names.ts";
import { currentGeneration } from "../../../src/index/generations.ts";
import { indexFiles } from "../../../src/index/index-files.ts";
import { loadGazetteer } from "../../../src/places/divisions.ts";
import { createPlaceFinder } from "../../../src/places/place-finder.ts";
import { openLibrary } from "../../setup/open-library.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const first = "河曲县编办的做法\n\n一是把超编人员安置到乡镇工作,保留他们原来的待遇不变。\n";
const second = "上犹县编办的做法\n\n一是对富余的人员开展业务培训,帮助他们尽快转到新的岗位。\n";

async function usingLibrary<T>(
  folders: { seedsDir: string; indexDir: string },
  use: (library: Awaited<ReturnType<typeof openLibrary>>) => T | Promise<T>,
): Promise<T> {
  const library = await openLibrary(folders);
  try {
    return await use(library);
  } finally {
    await library.close();
  }
}

test("an index is built where there is none, used where it fits, and rebuilt where it does not", async () => {
  const seedsDir = temporaryFolder({ "a.txt": first });
  const indexDir = temporaryFolder();
  const folders = { seedsDir, indexDir };
  const idsIn = () =>
    usingLibrary(folders, ({ library, warnings }) => ({
      ids: library.cases().map(({ document }) => document.id),
      warnings,
    }));

  const built = await idsIn();
  expect(built.ids).toEqual(["a"]);
  expect(built.warnings.join("")).toContain("indexing");
  const generation = await currentGeneration(indexDir);

  const used = await idsIn();
  expect(used).toEqual({ ids: ["a"], warnings: [] });
  expect(await currentGeneration(indexDir)).toBe(generation);

  // A document is added, and another changed.
  writeFileSync(path.join(seedsDir, "b.txt"), second);
  const outdated = await idsIn();
  expect(outdated.ids).toEqual(["a", "b"]);
  expect(await currentGeneration(indexDir)).not.toBe(generation);

  // A file of the index is damaged.
  truncateSync(path.join((await currentGeneration(indexDir)) ?? "", indexFiles.passageTerms), 9);
  const damaged = await idsIn();
  expect(damaged.ids).toEqual(["a", "b"]);
  expect(damaged.warnings[0]).toMatch(/passages\.bm25 is damaged: 9 bytes, expected \d+/);
  expect((await idsIn()).warnings).toEqual([]);
});

test("two that build the same index at once both get it, and one is left", async () => {
  const folders = {
    seedsDir: temporaryFolder({ "a.txt": first, "b.txt": second }),
    indexDir: temporaryFolder(),
  };
  const counts = await Promise.all(
    [1, 2].map(() => usingLibrary(folders, ({ snapshot }) => snapshot.passages.length)),
  );
  expect(counts).toEqual([2, 2]);
  const again = await usingLibrary(folders, ({ warnings }) => warnings);
  expect(again).toEqual([]);
  expect(readdirSync(folders.indexDir).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a file that changes while it is served is not quoted any more", async () => {
  const folders = { seedsDir: temporaryFolder({ "a.txt": first }), indexDir: temporaryFolder() };
  const library = await openLibrary(folders);
  try {
    const question = "河曲县怎么安置超编人员?";
    expect((await library.library.answer(question)).excerpts.length).toBeGreaterThan(0);
    writeFileSync(path.join(folders.seedsDir, "a.txt"), first.replace("乡镇", "外地"));
    const answer = await library.library.answer(question);
    expect(answer).toMatchObject({ status: "none", excerpts: [] });
    expect(answer.reason).not.toBeNull();
    expect(library.dropped.map(({ document }) => document.file)).toContain("a.txt");
  } finally {
    await library.close();
  }
});

test("a file that is removed while it is served is not quoted or opened any more, and the others are", async () => {
  const folders = {
    seedsDir: temporaryFolder({ "a.txt": first, "b.txt": second }),
    indexDir: temporaryFolder(),
  };
  await usingLibrary(folders, async ({ library, dropped }) => {
    expect((await library.passage("a-01"))?.text).toContain("超编人员");
    rmSync(path.join(folders.seedsDir, "a.txt"));
    expect(await library.passage("a-01")).toBeNull();
    expect(await library.answer("河曲县怎么安置超编人员?")).toMatchObject({ excerpts: [] });
    expect(new Set(dropped.map(({ passage }) => passage.id))).toEqual(new Set(["a-01"]));
    const { excerpts } = await library.answer("上犹县怎么培训富余的人员?");
    expect(excerpts.map(({ document }) => document.id)).toEqual(["b"]);
    expect(library.cases()).toHaveLength(2);
  });
});

test("files of odd and of like names are opened by their own ids, hashtags and link keys", async () => {
  const names = ["HEQU.md", "hequ.md", "hequ.txt", "[甲] 乙\n\u202e丙.md", "省/县.md", "省-县.md"];
  const texts = names.map((_, index) => `第${index + 1}个文件说,超编人员安置到乡镇工作。\n`);
  const files = Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""]));
  const folders = { seedsDir: temporaryFolder(files), indexDir: temporaryFolder() };
  await usingLibrary(folders, async ({ library }) => {
    const opened: string[] = [];
    for (const { document } of library.cases()) {
      const passageId = (await library.contents(document.id))[0]?.measures[0]?.passageId ?? "";
      const written = [passageId, `[${passageId}]`, hashtagOf(passageId), linkKeyOf(passageId)];
      const views = await Promise.all(written.map((name) => library.passage(name)));
      expect(views.map((view) => view?.document.file)).toEqual(written.map(() => document.file));
      opened.push(views[0]?.text ?? "");
    }
    expect(new Set(opened)).toEqual(new Set(texts.map((text) => text.trim())));
  });
});

test("what is wrong with files is said once, at the start", async () => {
  const folders = {
    seedsDir: temporaryFolder({
      "a.txt": first,
      "b.md": "",
      "c.md": `---\ndate: 去年\n---\n${second}`,
    }),
    indexDir: temporaryFolder(),
  };
  await usingLibrary(folders, async ({ library, warnings }) => {
    const atStart = warnings.length;
    await library.answer("河曲县怎么安置超编人员?");
    expect(warnings).toHaveLength(atStart);
    expect(warnings.filter((line) => line.includes("b.md"))).toHaveLength(1);
    expect(warnings.filter((line) => line.includes("c.md"))).toHaveLength(1);
  });
});

test.each([
  ["nothing", {}, /has no \.md or \.txt file\. Put documents there/, 0],
  [
    "no file that is any good",
    { "a.md": "", "b.txt": "%PDF-1.4" },
    /has no file that can be used/,
    2,
  ],
])(
  "a seeds folder with %s is an error",
  async (_, files: Record<string, string>, reason, named) => {
    const warnings: string[] = [];
    const places = createPlaceFinder(loadGazetteer(), () => []);
    const seedsDir = temporaryFolder(files);
    await expect(
      readDocuments({ seedsDir }, { places, report: (line) => void warnings.push(line) }),
    ).rejects.toMatchObject({
      code: "corpus.empty",
      message: expect.stringMatching(reason) as string,
    });
    expect(warnings).toHaveLength(named);
  },
);

test("a seeds folder that cannot be read is an error", async () => {
  const missing = path.join(temporaryFolder(), "missing");
  await expect(openLibrary({ seedsDir: missing })).rejects.toMatchObject({
    code: "corpus.unreadable",
  });
});
