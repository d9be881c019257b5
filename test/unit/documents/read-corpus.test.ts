/** Folders of documents as users keep them: with and without front matter, and with files that are no good. */
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readCorpus } from "../../../src/documents/read-corpus.ts";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { loadGazetteer } from "../../../src/places/divisions.ts";
import { createPlaceFinder } from "../../../src/places/place-finder.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { noFields } from "../../setup/document-fields.ts";

const tokenizer = createTokenizer([]);
const places = createPlaceFinder(loadGazetteer(), (text) => tokenizer.tag(text));
const body = "河曲县是试点县之一,把超编人员安置到乡镇工作。\n";
const matter = "---\ntitle: 河曲的改革\nplace: 河曲县\nauthors: [王国梁]\n---\n";

const read = (folder: string) => readCorpus({ seedsDir: folder }, places);

describe("a document", () => {
  test("with front matter is what that says, completed from the list of divisions", async () => {
    const { documents, problems } = await read(temporaryFolder({ "hequ.md": matter + body }));
    expect(problems).toEqual([]);
    expect(documents).toEqual([
      {
        id: "hequ",
        file: "hequ.md",
        ...noFields,
        title: "河曲的改革",
        place: expect.objectContaining({
          name: "河曲县",
          level: "county",
          province: "山西省",
          city: "忻州市",
          code: "140930",
          aliases: expect.arrayContaining(["河曲", "hequ"]) as string[],
        }) as unknown,
        authors: ["王国梁"],
        text: matter + body,
        bodyStartUtf16: matter.length,
        statesPlace: true,
      },
    ]);
  });

  test("that was put there by hand is not changed, radicals, spaces and all", async () => {
    const text = "⼈⺠ 政 府 ⻓ 期 ⼯ 作 的 办 法 和 经 验 ， 都 在 这 里 。\u200b\n".repeat(3);
    const folder = temporaryFolder({ "notes.txt": text });
    expect((await read(folder)).documents[0]?.text).toBe(text);
    expect(readFileSync(path.join(folder, "notes.txt"), "utf8")).toBe(text);
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

test("a text in GB18030 or UTF-16 is a document like any other", async () => {
  const bom = Buffer.from([0xff, 0xfe]);
  const folder = temporaryFolder({
    "gb.md": iconv.encode(matter + body, "gb18030"),
    "wide.md": Buffer.concat([bom, iconv.encode(matter + body, "utf-16le")]),
  });
  const { documents, problems, remarks } = await read(folder);
  expect({ problems, remarks }).toEqual({ problems: [], remarks: [] });
  expect(documents.map(({ text }) => text)).toEqual([matter + body, `\uFEFF${matter}${body}`]);
  for (const { text, bodyStartUtf16, place, title } of documents) {
    expect({ place: place?.name, title }).toEqual({ place: "河曲县", title: "河曲的改革" });
    expect(text.slice(bodyStartUtf16)).toBe(body);
  }
});

describe("a file that is no good is named in one line, and the others are read", () => {
  test.each([
    [
      "of another encoding",
      iconv.encode("Les réformes", "latin1"),
      /not text in UTF-8, UTF-16, GB18030 or Big5/,
    ],
    ["cut within a character", Buffer.from("河曲").subarray(0, 5), /not text in UTF-8/],
    ["with null bytes", `\0\0${body}\0`, /null bytes.*Save it as UTF-8/],
    ["empty", "", /no text in it/],
    ["of white space", " \n\u3000\n", /no text in it/],
    ["without a word", "\uFEFF***\n\u200b……\n", /no text in it/],
    ["front matter alone", matter, /no text after the front matter/],
    ["a PDF file", "%PDF-1.7\n", /a PDF file, not text\. Save its text/],
    ["a Word document", Buffer.from("504b0304140006000800", "hex"), /an Office document, not text/],
    [
      "an old Word document",
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      /an old Office or WPS document/,
    ],
    ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), /a picture, not text/],
    ["an RTF document", "{\\rtf1\\ansi 1}", /an RTF document/],
  ])("%s", async (_, content, reason) => {
    const folder = temporaryFolder({ "a.md": body, "bad.md": content, "c.md": body });
    const { documents, problems } = await read(folder);
    expect(documents.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(problems).toEqual([expect.objectContaining({ code: "corpus.unreadable" })]);
    expect(problems[0]?.message).toMatch(/^bad\.md: [^\n]+\.$/);
    expect(problems[0]?.message).toMatch(reason);
  });

  test.each([
    ["50 MB", 52_400_000, "52.4 MB"],
    // Node cannot read so much at once, and would say so.
    ["more than fits into memory", 3_000_000_000, "3000 MB"],
  ])("of %s, of which nothing is read", async (_, bytes, size) => {
    const folder = temporaryFolder({ "a.md": body, "huge.txt": "" });
    truncateSync(path.join(folder, "huge.txt"), bytes);
    const { documents, problems } = await read(folder);
    expect(documents.map(({ id }) => id)).toEqual(["a"]);
    expect(problems.map(({ message }) => message)).toEqual([
      `huge.txt: ${size}; a document has 5 MB at most. Divide it and index again.`,
    ]);
  });

  test("one byte beyond the limit; one byte less is read, though it is all one line", async () => {
    const folder = temporaryFolder({ "a.txt": "a".repeat(5_000_000) });
    expect((await read(folder)).documents[0]?.text).toHaveLength(5_000_000);
    writeFileSync(path.join(folder, "a.txt"), "a", { flag: "a" });
    expect((await read(folder)).problems[0]?.message).toContain("5.1 MB; a document has 5 MB");
  });

  test("by a name that disturbs no line", async () => {
    const { problems } = await read(temporaryFolder({ "甲\n乙\u202e.md": "" }));
    expect(problems[0]?.message).toMatch(/^甲\\u\{a\}乙\\u\{202e\}\.md: there is no text/);
  });
});

describe("a file that is not as it should be is served, and named in one line", () => {
  const titled = `河曲县机构改革的做法\n2022年5月31日\n${body}`;

  test.each([
    [
      "a date that is none",
      ["date: 2022-13-45", "place: 上犹县"],
      /"date" is "2022-13-45"/,
      "上犹县",
    ],
    ["no YAML", ["title: 甲: 乙", "place: 上犹县"], /line 2 is not YAML/, "上犹县"],
    [
      "fields of another program",
      ["layout: post", "id: x"],
      /"layout", "id" is not known/,
      "河曲县",
    ],
    [
      "a place unknown",
      ["place: 河去县", "date: 2022-05-31"],
      /place "河去县" is not one place of the nat/,
      "河去县",
    ],
    [
      "a name of two places",
      ["place: 朝阳区", "date: 2022-05-31"],
      /place "朝阳区" is not one place/,
      "朝阳区",
    ],
  ])("%s", async (_, lines, reason, place) => {
    const content = ["---", ...lines, "---", titled].join("\n");
    const { documents, problems, remarks } = await read(temporaryFolder({ "a.md": content }));
    expect(problems).toEqual([]);
    expect(remarks).toEqual([
      expect.stringMatching(/^a\.md: [^\n]+; correct it and index again\.$/),
    ]);
    expect(remarks[0]).toMatch(reason);
    const [document] = documents;
    expect(document?.text.slice(document.bodyStartUtf16)).toBe(titled);
    // What is spoilt is looked for in the text.
    expect(document).toMatchObject({ date: "2022-05-31", place: { name: place } });
  });

  test.each([["level: county"], ["code: '500199'"]])(
    "but not for a place that is no division and says so: %s",
    async (field) => {
      const content = `---\nplace: 两江新区\n${field}\n---\n${body}`;
      expect(await read(temporaryFolder({ "a.md": content }))).toMatchObject({
        documents: [{ place: { name: "两江新区", level: "county" } }],
        remarks: [],
      });
    },
  );

  test("the second of two with the same id", async () => {
    const { documents, problems, remarks } = await read(
      temporaryFolder({ "a.md": body, "a.txt": body }),
    );
    expect(problems).toEqual([]);
    expect(documents.map(({ id, file }) => [id, file])).toEqual([
      ["a", "a.md"],
      ["a-txt", "a.txt"],
    ]);
    expect(remarks).toEqual([
      'a.txt: its id would be that of a.md, and is "a-txt" instead. It is served all the same; correct it and index again.',
    ]);
  });
});

test("the project's own documents are read without a problem", async () => {
  const folder = path.resolve(import.meta.dirname, "../../../seeds");
  const { documents, problems, remarks } = await read(folder);
  expect({ problems, remarks }).toEqual({ problems: [], remarks: [] });
  expect(documents.map(({ id, place }) => [id, place?.name])).toEqual([
    ["hanbin", "汉滨区"],
    ["hequ", "河曲县"],
    ["liuyang", "浏阳市"],
    ["shangyou", "上犹县"],
    ["zhangye", "张掖市"],
  ]);
});
