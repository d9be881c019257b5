/** The numbers that Word draws and does not write. */
import { describe, expect, test } from "vitest";
import { formatNumber } from "../../../src/readers/docx/write-numbers.ts";
import { docxLines as linesOf, styled } from "../../setup/make-docx.ts";

const level = (at: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const family = (id: number, levels: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const list = (id: number, of: number, more = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const point = (text: string, listId: number, at = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${listId}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

const official =
  level(0, "chineseCountingThousand", "%1、") +
  level(1, "chineseCounting", "（%2）") +
  level(2, "decimal", "%3.");

describe("the numbers of a list", () => {
  test("begin anew under each point of the level above", async () => {
    const body = [
      ["甲", 0],
      ["乙", 1],
      ["丙", 1],
      ["丁", 0],
      ["戊", 1],
      ["己", 2],
    ] as const;
    const points = body.map(([text, at]) => point(text, 1, at)).join("");
    expect(await linesOf({ body: points, numbering: family(1, official) + list(1, 1) })).toEqual([
      "一、甲",
      "（一）乙",
      "（二）丙",
      "二、丁",
      "（一）戊",
      "1. 己",
    ]);
  });

  test("count on in another list of the family, unless that begins anew", async () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = family(1, official) + list(1, 1) + list(2, 1) + list(3, 1, anew);
    const body = point("甲", 1) + point("乙", 2) + point("丙", 3) + point("丁", 3);
    expect(await linesOf({ body, numbering })).toEqual(["一、甲", "二、乙", "一、丙", "二、丁"]);
  });

  test("come with a style, and with the one that it is based on", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="节"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="小节"/><w:basedOn w:val="a"/></w:style>';
    const body = styled("甲", "a") + styled("乙", "b");
    expect(await linesOf({ body, styles, numbering: family(1, official) + list(1, 1) })).toEqual([
      "（一）甲",
      "（二）乙",
    ]);
  });

  test("name the levels above, all in figures where Word is told so", async () => {
    const deep = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>");
    const body = point("总则", 1) + point("目的", 1, 1) + point("范围", 1, 1);
    expect(await linesOf({ body, numbering: family(1, deep) + list(1, 1) })).toEqual([
      "第一章 总则",
      "1.1 目的",
      "1.2 范围",
    ]);
  });

  test("are signs where Word draws signs, and none where the list is number 0", async () => {
    const body = point("甲", 1) + point("乙", 0);
    expect(
      await linesOf({ body, numbering: family(1, level(0, "bullet", "")) + list(1, 1) }),
    ).toEqual(["• 甲", "乙"]);
  });
});

test("headings without a number are marked, and a table of contents is left out", async () => {
  const names = [
    ["1", "heading 1"],
    ["2", "heading 2"],
    ["3", "toc 1"],
  ];
  const styles = names
    .map(
      ([id, name]) =>
        `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`,
    )
    .join("");
  const body = styled("目标…………3", "3") + styled("目标", "1") + styled("一、近期", "2");
  expect(await linesOf({ body, styles, numbering: "" })).toEqual(["## 目标", "一、近期"]);
});

describe("a number in a format of Word's", () => {
  test.each([
    [
      "chineseCounting",
      [1, 10, 11, 20, 35, 105, 110, 1001],
      "一 十 十一 二十 三十五 一百〇五 一百一十 一千〇一",
    ],
    ["chineseLegalSimplified", [1, 10, 12], "壹 壹拾 壹拾贰"],
    ["ideographDigital", [10, 105], "一〇 一〇五"],
    ["decimalEnclosedCircle", [1, 20, 21], "① ⑳ 21"],
    ["upperLetter", [1, 26, 27], "A Z AA"],
    ["lowerRoman", [4, 9, 1994], "iv ix mcmxciv"],
    ["decimalFullWidth", [12], "１２"],
    ["ideographTraditional", [1, 10, 11], "甲 癸 11"],
  ])("%s", (format, numbers, written) => {
    expect(numbers.map((number) => formatNumber(number, format)).join(" ")).toBe(written);
  });

  test("that is not known here is said to be so", () => {
    expect(formatNumber(1, "hebrew1")).toBeNull();
    expect(formatNumber(1, "constructor")).toBeNull();
  });
});
