/** Which files of a folder are documents: folders in it, links of every kind, and what only lies around there. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readSeedText } from "../../../src/documents/seed-file.ts";
import { listSeedFiles } from "../../../src/documents/seed-folders.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const text = "河曲县是试点县之一。\n";

async function list(folder: string) {
  const { files, problems } = await listSeedFiles(folder);
  return { files, problems: problems.map(({ message }) => message) };
}

test("documents come in the order of their names, those of folders in it as well", async () => {
  const folder = temporaryFolder({
    "b.txt": text,
    "c.md": text,
    "a.MD": text,
    "山西/忻州/河曲.md": text,
    "甲\n乙.md": text,
  });
  const files = ["a.MD", "b.txt", "c.md", "山西/忻州/河曲.md", "甲\n乙.md"];
  expect(await list(folder)).toEqual({ files, problems: [] });
});

test("what is no document is passed over in silence", async () => {
  const names = [
    "README.md",
    "readme.txt",
    "_draft.md",
    "notes.json",
    ".hidden.md",
    "deeper/README.md",
  ];
  const leftBehind = ["a.md~", ".a.md.swp", "._a.md", "~$a.md", "#a.md#", "a.md.bak", ".DS_Store"];
  const folders = ["Thumbs.db", ".git/a.md", "_drafts/a.md", "__MACOSX/a.md"];
  const all = [...names, ...leftBehind, ...folders];
  const folder = temporaryFolder(Object.fromEntries(all.map((name) => [name, text])));
  expect(await list(folder)).toEqual({ files: [], problems: [] });
});

test("what another program has written is named, with how it becomes a document", async () => {
  const names = [
    "a.docx",
    "b.PDF",
    "in/c.html",
    "d.wps",
    "~$a.docx",
    "README.md",
    "e.xlsx",
    "f.zip",
  ];
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, text])));
  const { files, problems } = await list(folder);
  expect(files).toEqual([]);
  expect(problems.map((line) => line.split(":")[0])).toEqual([
    "a.docx",
    "b.PDF",
    "d.wps",
    "e.xlsx",
    "f.zip",
    "in/c.html",
  ]);
  for (const line of problems) expect(line).toContain("npm run add");
});

describe("a link", () => {
  /** A folder with one document, beside a folder of somebody else's. */
  function folderWithLink(name: string, target: string): string {
    const outer = temporaryFolder({
      "seeds/a.md": text,
      "seeds/in/b.md": text,
      "other/c.md": text,
    });
    const folder = path.join(outer, "seeds");
    symlinkSync(target, path.join(folder, name));
    return folder;
  }
  const own = ["a.md", "in/b.md"];

  test.each([
    ["to a document that is there anyway", "link.md", "a.md"],
    ["to the folder itself", "link", "."],
    ["to a folder that is there anyway", "link", "in"],
    ["from within a folder to the one around it", "in/link", ".."],
    ["to a file of another kind", "link", "a.md"],
    ["to nothing, by another name than a document's", "link", "nowhere"],
    ["out of the folder, by another name than a document's", "link", "../other/c.md"],
  ])("%s adds nothing", async (_, name, target) => {
    expect(await list(folderWithLink(name, target))).toEqual({ files: own, problems: [] });
  });

  test.each([
    ["to a document out of the folder", "link.md", "../other/c.md", /^link\.md: a link out of/],
    ["to a folder out of it", "link", "../other", /^link: a link out of the seeds folder/],
    ["to the folder around it", "link", "..", /^link: a link out of the seeds folder/],
    ["to nothing", "link.md", "nowhere", /^link\.md: it leads to no file/],
    ["to itself", "link.md", "link.md", /^link\.md: a link that leads back to itself/],
  ])("%s is named and not followed", async (_, name, target, problem) => {
    const problems = [expect.stringMatching(problem)];
    expect(await list(folderWithLink(name, target))).toEqual({ files: own, problems });
  });

  test("to what is hidden in the folder is a document, as mounted configuration has it", async () => {
    const folder = temporaryFolder({ "..2024/a.md": text, "..2024/b/c.md": text });
    symlinkSync("..2024", path.join(folder, "..data"));
    symlinkSync("..data/a.md", path.join(folder, "a.md"));
    symlinkSync("..data/b", path.join(folder, "b"));
    const { files, problems } = await list(folder);
    expect({ files, problems }).toEqual({ files: ["a.md", "b/c.md"], problems: [] });
    for (const file of files) expect(readSeedText(folder, file).text).toBe(text);
  });

  test("of several to one file is always the same", async () => {
    const folder = temporaryFolder({ ".data/x.md": text });
    for (const name of ["c.md", "a.md", "b.md"]) symlinkSync(".data/x.md", path.join(folder, name));
    expect(await list(folder)).toEqual({ files: ["a.md"], problems: [] });
  });

  test("may lead to the seeds folder", async () => {
    const outer = temporaryFolder({ "real/a.md": text });
    const folder = path.join(outer, "link");
    symlinkSync("real", folder);
    expect(await list(folder)).toEqual({ files: ["a.md"], problems: [] });
    expect(readSeedText(folder, "a.md").text).toBe(text);
  });
});

describe("a file is named", () => {
  test("when its name is not UTF-8, as archives made elsewhere leave it", async () => {
    const folder = temporaryFolder();
    const name = Buffer.concat([Buffer.from([0xba, 0xd3, 0xc7, 0xfa]), Buffer.from(".md")]);
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), text);
    const [file = ""] = (await list(folder)).files;
    expect(() => readSeedText(folder, file)).toThrow(/: its name is not UTF-8\. Rename it/);
  });

  test("when it is a pipe, which would never end", async () => {
    const folder = temporaryFolder();
    execFileSync("mkfifo", [path.join(folder, "pipe.md")]);
    expect(await list(folder)).toEqual({ files: ["pipe.md"], problems: [] });
    expect(() => readSeedText(folder, "pipe.md")).toThrow(/^pipe\.md: not a file/);
  });

  // To root nothing is forbidden.
  test.skipIf(process.getuid?.() === 0)("when it may not be read, as a folder is", async () => {
    const folder = temporaryFolder({ "a.md": text });
    chmodSync(path.join(folder, "a.md"), 0o000);
    mkdirSync(path.join(folder, "closed"), { mode: 0o000 });
    const { files, problems } = await list(folder);
    expect(problems).toEqual([expect.stringMatching(/^closed: it may not be read/)]);
    expect(() => readSeedText(folder, files[0] ?? "")).toThrow(/^a\.md: it may not be read/);
  });
});

test("a folder that cannot be read is named, with what to set", async () => {
  const missing = path.join(temporaryFolder({ "file.md": text }), "missing");
  await expect(listSeedFiles(missing)).rejects.toMatchObject({
    code: "corpus.unreadable",
    details: { seedsDir: missing },
    message: expect.stringMatching(/ENOENT.*SEEDS_DIR or --seeds/) as string,
  });
  const file = path.join(path.dirname(missing), "file.md");
  await expect(listSeedFiles(file)).rejects.toThrow(/ENOTDIR.*SEEDS_DIR or --seeds/);
});
