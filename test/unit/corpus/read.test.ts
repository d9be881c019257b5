/** Folders of documents as users keep them: with and without front matter, and with files that are no good. */
import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readCorpus } from "../../../src/corpus/read.ts";
import { loadGazetteer } from "../../../src/text/places/divisions.ts";
import { createPlaceFinder } from "../../../src/text/places/find-main.ts";
import { createTokenizer } from "../../../src/text/tokenize.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const tokenizer = createTokenizer([]);
const places = createPlaceFinder(loadGazetteer(), (text) => tokenizer.tag(text));
const body = "河曲县是试点县之一,把超编人员安置到乡镇工作。\n";
const matter = "---\ntitle: 河曲的改革\nplace: 河曲县\nauthors: [王国梁]\n---\n";

const read = (folder: string) => readCorpus(folder, places);

describe("a document", () => {
  test("with front matter is what that says, completed from the list of divisions", async () => {
    const { documents, problems } = await read(temporaryFolder({ "hequ.md": matter + body }));
    expect(problems).toEqual([]);
    expect(documents).toEqual([
      {
        id: "hequ",
        file: "hequ.md",
        title: "河曲的改革",
        place: expect.objectContaining({
          name: "河曲县",
          level: "county",
          province: "山西省",
          city: "忻州市",
          code: "140930",
          aliases: expect.arrayContaining(["河曲", "hequ"]) as string[],
        }) as unknown,
        source: null,
        authors: ["王国梁"],
        date: null,
        text: matter + body,
        bodyStartUtf16: matter.length,
        statesPlace: true,
      },
    ]);
  });

  test("without front matter is what its text says", async () => {
    const text = `河曲县机构改革的做法\n2022年5月31日\n${body}`;
    const { documents } = await read(temporaryFolder({ "notes.txt": text }));
    expect(documents[0]).toMatchObject({
      id: "notes",
      title: "河曲县机构改革的做法",
      date: "2022-05-31",
      place: { name: "河曲县" },
      bodyStartUtf16: 0,
    });
  });

  test("that says nothing of itself is read all the same", async () => {
    const { documents } = await read(temporaryFolder({ "a.txt": "精简机构,下沉力量。\n" }));
    expect(documents[0]).toMatchObject({ title: null, date: null, place: null, source: null });
  });

  test.each([
    ["\uFEFF" + matter + body, "a byte order mark"],
    [(matter + body).replaceAll("\n", "\r\n"), "line ends of Windows"],
    ["\uFEFF" + body, "a byte order mark alone"],
  ])("keeps its text as it is: %#", async (content) => {
    const folder = temporaryFolder({ "a.md": content });
    const [document] = (await read(folder)).documents;
    expect(document?.text).toBe(readFileSync(path.join(folder, "a.md"), "utf8"));
    expect(document?.text.slice(document.bodyStartUtf16).trim()).toBe(body.trim());
  });
});

describe("a folder", () => {
  test("has its documents in the order of their names, whatever their kind", async () => {
    const folder = temporaryFolder({ "b.txt": body, "c.md": body, "a.MD": body });
    const { documents } = await read(folder);
    expect(documents.map(({ file }) => file)).toEqual(["a.MD", "b.txt", "c.md"]);
  });

  test("may hold what is no document", async () => {
    const folder = temporaryFolder({
      "README.md": body,
      "readme.txt": body,
      ".hidden.md": body,
      "_draft.md": body,
      "table.csv": body,
      "deeper/a.md": body,
    });
    expect(await read(folder)).toEqual({ documents: [], problems: [] });
  });

  test("that cannot be read is named, with what to set", async () => {
    const missing = path.join(temporaryFolder(), "missing");
    await expect(read(missing)).rejects.toMatchObject({
      code: "corpus.unreadable",
      details: { seedsDir: missing },
      message: expect.stringMatching(/ENOENT.*SEEDS_DIR or --seeds/) as string,
    });
  });
});

describe("a file that is no good is named, and the others are read", () => {
  test.each([
    ["not UTF-8", Buffer.from([0xff, 0xfe, 0x41, 0x00]), "corpus.unreadable", /not UTF-8/],
    ["cut within a character", Buffer.from("河曲").subarray(0, 5), "corpus.unreadable", /UTF-8/],
    ["empty", "", "corpus.invalid", /no text/],
    ["of white space", " \n\u3000\n", "corpus.invalid", /no text/],
    ["front matter alone", matter, "corpus.invalid", /no text after the front matter/],
    ["with a wrong field", `---\ndate: 去年\n---\n${body}`, "corpus.invalid", /"date"/],
  ])("%s", async (_, content, code, reason) => {
    const folder = temporaryFolder({ "a.md": body, "bad.md": content, "c.md": body });
    const { documents, problems } = await read(folder);
    expect(documents.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(problems).toEqual([expect.objectContaining({ code })]);
    expect(problems[0]?.message).toMatch(/^bad\.md: /);
    expect(problems[0]?.message).toMatch(reason);
  });

  test.each([
    ["a folder", (file: string) => symlinkSync(".", file), /EISDIR/],
    ["a link to nowhere", (file: string) => symlinkSync("nowhere", file), /ENOENT/],
  ])("%s", async (_, make, reason) => {
    const folder = temporaryFolder({ "a.md": body });
    make(path.join(folder, "bad.md"));
    const { documents, problems } = await read(folder);
    expect(documents.map(({ id }) => id)).toEqual(["a"]);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(reason)]);
  });

  test("the second of two with the same id", async () => {
    const { documents, problems } = await read(temporaryFolder({ "a.md": body, "a.txt": body }));
    expect(documents.map(({ file }) => file)).toEqual(["a.md"]);
    expect(problems[0]?.message).toBe(
      'a.txt: its id "a" is already that of a.md. Rename one of the two files.',
    );
  });
});

test("the project's own documents are read without a problem", async () => {
  const { documents, problems } = await read(path.resolve(import.meta.dirname, "../../../seeds"));
  expect(problems).toEqual([]);
  expect(documents.map(({ id, place }) => [id, place?.name])).toEqual([
    ["hanbin", "汉滨区"],
    ["hequ", "河曲县"],
    ["liuyang", "浏阳市"],
    ["shangyou", "上犹县"],
    ["zhangye", "张掖市"],
  ]);
});
