/** What a citation and a list line are made of. */
import { describe, expect, test } from "vitest";
import { coveredPlaces, listPlaces, statusLines } from "../../../src/chat/ask/answer-lines.ts";
import {
  copyableCitation,
  formatSection,
  sourceLine,
  sourceLines,
} from "../../../src/chat/views/citations.ts";
import { characterBorder, shorten } from "../../../src/chat/views/text.ts";
import {
  aDocument,
  anAnswer,
  evaluation,
  fixtureCases,
  olderCadres,
  surplusStaff,
} from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";

const say = messages.in("zh");

describe("shortening", () => {
  test("collapses white space and marks a cut", () => {
    expect(shorten("  一\n 二  ", 10)).toBe("一 二");
    expect(shorten("一二三四五", 5)).toBe("一二三四五");
    expect(shorten("一二三四五六", 5)).toBe("一二三四…");
  });

  test.each([
    ["what turns round all that follows", "a\u202e<b>\u2066\u200f", "a<b>"],
    ["half a character", "一\ud83d二\ude00", "一二"],
    ["a terminal's orders", "一\u001b[31m\u0000\u0007二", "一[31m二"],
  ])("leaves out %s", (_, written, shown) => {
    expect(shorten(written, 10)).toBe(shown);
  });

  test("keeps what joins an emoji's parts", () => {
    expect(shorten("👩‍👩‍👧 ❤️", 20)).toBe("👩‍👩‍👧 ❤️");
  });

  test("never cuts a character", () => {
    expect(shorten("一😀😀", 4)).toBe("一😀…");
    expect(shorten("😀😀😀", 4)).toBe("😀…");
    expect(characterBorder("😀", 1)).toBe(0);
    expect(characterBorder("😀", 9)).toBe(2);
    expect(characterBorder("一", -1)).toBe(0);
  });
});

describe("a citation", () => {
  test("names title, author, source and date; the numbers of its excerpts only beside another", () => {
    const line = "《河曲:人口小县机构改革赋能高质量转型发展》 王国梁 · 忻州日报 · 2022-05-31";
    expect(sourceLines([surplusStaff, olderCadres], 1, say)).toEqual([line]);
    expect(sourceLines([surplusStaff, evaluation, olderCadres], 4, say)).toEqual([
      `[4] [6] ${line}`,
      "[5] 汉滨区的资料（标题未注明）",
    ]);
    expect(sourceLines([surplusStaff, evaluation], null, say)[0]).toBe(line);
  });

  test("says that text was recognised from pictures, and on which pages", () => {
    const scanned = (recognised: string) => ({ ...surplusStaff.document, recognised });
    expect(sourceLine(scanned("1"), say)).toMatch(/ · 文字由图片识别$/u);
    expect(sourceLine(scanned("1-3, 5"), messages.in("en"))).toMatch(
      / · text of pages 1-3, 5 recognised from pictures$/u,
    );
    const { passage } = surplusStaff;
    expect(copyableCitation({ document: scanned("2"), passage }, say)).toContain(
      "文字由图片识别,[hequ-07]",
    );
  });

  test("leaves out what the text does not say, and never names the file", () => {
    expect(sourceLine(aDocument("note"), say)).toBe("未注明地方的资料（标题未注明）");
    const english = messages.in("en");
    expect(sourceLine(aDocument("note"), english)).toBe("Untitled document");
    expect(sourceLine(evaluation.document, english)).toBe("Document on Hanbin District (untitled)");
  });

  test("keeps the innermost headings of a long section", () => {
    const long = "长".repeat(60);
    expect(formatSection(["一、甲。", "(一)乙:"])).toBe("一、甲 › (一)乙");
    const section = formatSection([long, long, "里"]);
    expect(section).toBe(`${"长".repeat(47)}… › ${"长".repeat(47)}… › 里`);
    expect(formatSection([long, long, long, "里"])).toBe(section);
    expect(formatSection([])).toBe("");
  });

  test("of a document names at most three authors", () => {
    const authors = ["甲", "乙", "丙", "丁"];
    const document = aDocument("many", { title: "题", authors });
    expect(sourceLine(document, say)).toBe("《题》 甲、乙、丙等");
    const english = sourceLine(
      aDocument("many", { title: "题", authors: ["A", "B", "C", "D"] }),
      messages.in("en"),
    );
    expect(english).toBe("《题》 A, B, C et al.");
  });
});

describe("a list of places", () => {
  test("names each once, and is shortened when it is long", () => {
    const again = [...fixtureCases, ...fixtureCases];
    expect(coveredPlaces(again)).toEqual(["河曲县", "上犹县", "汉滨区"]);
    const many = Array.from({ length: 12 }, (_, index) => `县${index}`);
    expect(listPlaces(many, say)).toMatch(/^县0、.*、县9等12处$/);
    expect(listPlaces([], say)).toBe("—");
  });
});

describe("before the excerpts stands", () => {
  const covered = ["河曲县"];
  const lines = (fields: Parameters<typeof anAnswer>[1]) =>
    statusLines(anAnswer("问", fields), say, { covered });

  test("nothing, when the question is answered", () => {
    expect(lines({ excerpts: [surplusStaff] })).toEqual([]);
  });

  test("the place that is missing, even when another one is answered", () => {
    expect(lines({ excerpts: [surplusStaff], unknownPlaces: ["榆林市"] })).toEqual([
      "收录的资料里没有榆林市。目前有：河曲县。",
    ]);
  });

  test.each([
    ["unknown-place", ["榆林市"], 1, ["没有榆林市", "不代表榆林市"]],
    ["unknown-place", ["榆林市"], 0, ["没有榆林市"]],
    ["unknown-place", [], 1, ["除了你说不要的", "仅供参考。"]],
    ["no-evidence", [], 1, ["请自行判断"]],
    ["no-evidence", [], 0, ["换个说法"]],
    ["off-topic", [], 1, ["请自行判断"]],
    ["off-topic", [], 0, ["不在资料的范围里"]],
    ["collection", [], 0, ["都没有注明地方"]],
  ] as const)(
    "%s %j with %i excerpts: what it is not",
    (reason, unknownPlaces, count, expected) => {
      const excerpts = count === 0 ? [] : [evaluation];
      const status = count === 0 ? "none" : "related";
      const shown = lines({ status, reason, unknownPlaces, excerpts });
      expect(shown).toHaveLength(expected.length);
      for (const [index, words] of expected.entries()) expect(shown[index]).toContain(words);
    },
  );

  test.each([
    [1, undefined, "下面这段只是"],
    [2, undefined, "下面几段只是"],
    [2, 1, "下面这段只是"],
  ])("a word on %i weak excerpts, of which %s are shown", (count, shownCount, words) => {
    const excerpts = Array.from({ length: count }, () => evaluation);
    const answer = anAnswer("问", { status: "related", reason: "no-evidence", excerpts });
    const options = { covered, ...(shownCount === undefined ? {} : { shownCount }) };
    expect(statusLines(answer, say, options)).toEqual([expect.stringContaining(words)]);
  });
});
