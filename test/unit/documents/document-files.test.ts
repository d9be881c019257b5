/** Documents written, replaced and withdrawn: what was there is kept, in order, and nothing half is ever there. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createDocumentFiles } from "../../../src/documents/document-files.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

function reading(folder: string) {
  return (name: string) => readFileSync(path.join(folder, name), "utf8");
}

describe("a document", () => {
  test("that is new has no versions", async () => {
    const folder = temporaryFolder();
    await createDocumentFiles({ seedsDir: folder }).write("a.md", "甲");
    expect(readdirSync(folder)).toEqual(["a.md"]);
  });

  test("that is replaced keeps what it was, each text once and in order", async () => {
    const folder = temporaryFolder({ "a.md": "甲" });
    const files = createDocumentFiles({ seedsDir: folder });
    for (const text of ["乙", "乙", "丙", "甲"]) await files.write("a.md", text);
    const read = reading(folder);
    expect(read("a.md")).toBe("甲");
    expect(readdirSync(path.join(folder, ".versions/a.md"))).toEqual(["1.md", "2.md", "3.md"]);
    expect([1, 2, 3].map((number) => read(`.versions/a.md/${number}.md`))).toEqual([
      "甲",
      "乙",
      "丙",
    ]);
  });

  test("that is withdrawn is there no more, and its text is kept", async () => {
    const folder = temporaryFolder({ "b/a.txt": "甲" });
    await createDocumentFiles({ seedsDir: folder }).withdraw("b/a.txt");
    expect(existsSync(path.join(folder, "b/a.txt"))).toBe(false);
    expect(reading(folder)(".versions/b/a.txt/1.txt")).toBe("甲");
  });

  test("that somebody else has changed can be kept as it was", async () => {
    const folder = temporaryFolder({ "a.md": "乙" });
    const files = createDocumentFiles({ seedsDir: folder });
    await files.keep("a.md", "甲");
    await files.keep("a.md", "甲");
    expect(readdirSync(path.join(folder, ".versions/a.md"))).toEqual(["1.md"]);
    expect(reading(folder)("a.md")).toBe("乙");
  });
});

test("what cannot be written is told by name, and what was there stays", async () => {
  const folder = temporaryFolder({ "a.md": "甲", ".versions": "a file where a folder is wanted" });
  await expect(createDocumentFiles({ seedsDir: folder }).write("a.md", "乙")).rejects.toThrow(
    /^\.versions\/a\.md\/1\.md cannot be written/,
  );
  expect(readdirSync(folder).toSorted()).toEqual([".versions", "a.md"]);
  expect(reading(folder)("a.md")).toBe("甲");
});
