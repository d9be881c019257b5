/** Files that other programs made, and the text that was put into them: it comes back whole and in its order. */
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { extract } from "../../../src/readers/formats.ts";
import { type ReadDocument, readFile } from "../../../src/readers/read-file.ts";
import { bare, fixture, fixtureText, measuresOf, places } from "../../setup/document-fixtures.ts";

const notice = fixtureText("notice.txt");
const article = fixtureText("article.txt");
const noticeTitle =
  "青岭县机构编制委员会办公室关于印发《青岭县事业编制周转池管理办法（试行）》的通知";
const articleTitle = "青岭县推行“大部制”改革让小县轻装前行";

const documents = new Map<string, Promise<ReadDocument>>();

/** Each is read once, and without a process of its own. */
function read(name: string): Promise<ReadDocument> {
  const document = documents.get(name) ?? readFile(name, fixture(name), places, { extract });
  documents.set(name, document);
  return document;
}

describe.each([
  "notice.txt",
  "notice.docx",
  "notice.doc",
  "notice.rtf",
  "notice.odt",
  "notice.pdf",
])("a notice as %s", (name) => {
  test("comes back whole, with its measures under their sections", async () => {
    const { text } = await read(name);
    expect(bare(text)).toBe(bare(notice));
    expect(measuresOf(text)).toEqual(measuresOf(notice));
  });

  test("says who issued it and when", async () => {
    expect(await read(name)).toMatchObject({
      title: noticeTitle,
      source: "青岭县机构编制委员会办公室",
      date: "2023-04-18",
      authors: [],
      place: null,
      warnings: [],
    });
  });
});

describe.each(["article.gb18030.html", "article-saved.html", "article.pdf"])(
  "a page of a county's site as %s",
  (name) => {
    test("comes back whole, and nothing of what stands around the article", async () => {
      const { text } = await read(name);
      expect(bare(text)).toBe(bare(article));
      expect(measuresOf(text)).toEqual(measuresOf(article));
    });

    test("says what its head says", async () => {
      expect(await read(name)).toMatchObject({
        title: articleTitle,
        source: "青岭日报",
        date: "2023-04-20",
        authors: ["韩若川", "杜小满"],
      });
    });
  },
);

test("a .docx that another program made has its note, and its author under its title", async () => {
  const { text, title, authors } = await read("article-pandoc.docx");
  expect({ title, authors }).toEqual({ title: articleTitle, authors: ["韩若川"] });
  const withAuthor = article.replace("\n", "\n韩若川\n");
  expect(bare(text)).toBe(bare(`${withAuthor}[1]\n1. 数字由县委编办提供。`));
});

describe("a PDF", () => {
  test("in two columns is read column by column", async () => {
    const { text, title } = await read("columns.pdf");
    expect(title).toBe(articleTitle);
    expect(bare(text)).toContain(bare(article));
    expect(measuresOf(text.slice(text.indexOf("#")))).toEqual(measuresOf(article));
  });

  test.each(["font-not-embedded.pdf", "locked.pdf"])(
    "whose fonts are not in it, or that may not be changed: %s",
    async (name) => {
      const opening = article.slice(0, article.indexOf("二、"));
      expect(bare((await read(name)).text)).toBe(bare(opening));
    },
  );
});

describe("a text", () => {
  const matter =
    "---\ntitle: 河曲的改革\nplace: 河曲县\nsource: 忻州日报\nauthors: [王国梁]\n---\n";
  const body = "河曲县是试点县之一，把超编人员安置到乡镇工作，成效明显。";

  test("is what its front matter says, and comes back without it", async () => {
    const found = await readFile("a.md", Buffer.from(`${matter}\r\n${body}\r\n`), places);
    expect(found).toMatchObject({
      kind: "text",
      title: "河曲的改革",
      place: { name: "河曲县", province: "山西省" },
      source: "忻州日报",
      authors: ["王国梁"],
      text: body,
    });
  });

  test("tells that its front matter is not as it should be", async () => {
    const flawed = matter.replace("title:", "titel:");
    const { warnings } = await readFile("a.md", Buffer.from(flawed + body), places);
    expect(warnings).toEqual(["flawed-front-matter"]);
  });

  test("tells that some of its bytes are no characters", async () => {
    const bytes = Buffer.concat([Buffer.from(body.repeat(3)), Buffer.from([0xe6])]);
    expect(await readFile("a.txt", bytes, places)).toMatchObject({ warnings: ["odd-bytes"] });
  });

  test.each(["gb18030", "utf-16le"])("may be in %s", async (encoding) => {
    const bytes = iconv.encode(notice, encoding, { addBOM: encoding !== "gb18030" });
    expect(bare((await readFile("a.txt", bytes, places)).text)).toBe(bare(notice));
  });

  test("has no radicals and no spaces between its characters, as if it were of another format", async () => {
    const spaced = Array.from(body, (character) => `${character} `)
      .join("")
      .replace("县", "⻔");
    const columns = "单位    编制    职数\n  石湾镇    21    9";
    const written = `${matter.replace("河曲的", "河曲⻓期\u200b")}${spaced}\n\n⼈⺠政府\n${columns}`;
    expect(await readFile("a.md", Buffer.from(written), places)).toMatchObject({
      title: "河曲长期改革",
      source: "忻州日报",
      text: `${body.replace("县", "门")} \n\n人民政府\n${columns}`,
    });
  });

  test("keeps the spaces of names and headings", async () => {
    const text = `第一条 目的\n${body}\n王 梁  李 明`;
    expect(await readFile("a.txt", Buffer.from(text), places)).toMatchObject({ text });
  });

  test("names all who wrote it, and its title is no letterhead", async () => {
    const head =
      "河曲县人民政府文件\n河政发〔2023〕8号\n\n河曲：小县改出大效能\n\n本报记者 王国梁 通讯员 李明\n\n";
    expect(await readFile("a.txt", Buffer.from(head + body), places)).toMatchObject({
      title: "河曲：小县改出大效能",
      issuer: "河曲县人民政府",
      number: "河政发〔2023〕8号",
      authors: ["王国梁", "李明"],
    });
  });

  test("names its place, source, date and author in its head", async () => {
    const head = "河曲县推进事业单位改革\n来源：忻州日报　作者：王国梁　发布时间：2022-05-31\n";
    const money = "资金来源：县财政预算，会议时间：2020年1月1日。\n";
    expect(await readFile("a.txt", Buffer.from(head + body + money), places)).toMatchObject({
      place: { name: "河曲县" },
      source: "忻州日报",
      date: "2022-05-31",
      authors: ["王国梁"],
    });
  });

  test.each([
    ["原创 王国梁 河曲编办 2023-05-06 10:00 山西", "河曲编办", ["王国梁"]],
    ["河曲编办 2023年05月06日 10:00 发表于山西", "河曲编办", []],
    ["来源：《忻州日报》 2023年5月6日", "忻州日报", []],
  ])("names who published it as it is copied: %s", async (line, source, authors) => {
    const text = Buffer.from(`河曲县妥善安置超编人员\n${line}\n\n${body}`);
    expect(await readFile("a.txt", text, places)).toMatchObject({
      title: "河曲县妥善安置超编人员",
      source,
      date: "2023-05-06",
      authors,
    });
  });
});

test.each([
  ["notice.docx", "docx"],
  ["notice.doc", "doc"],
  ["notice.rtf", "rtf"],
  ["notice.odt", "odt"],
  ["notice.pdf", "pdf"],
  ["article-saved.html", "html"],
] as const)(
  "a process of its own reads the same, by what the file holds, not by its name: %s",
  async (name, kind) => {
    const apart = await readFile("报告.txt", fixture(name), places);
    expect(apart).toEqual(await read(name));
    expect(apart.kind).toBe(kind);
  },
);
