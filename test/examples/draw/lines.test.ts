import { describe, expect, test } from "vitest";
import { firstLines, linesOf } from "./lines.ts";

const size = { fontPx: 10, linePx: 14, classes: "" };
const textsOf = (lines: ReturnType<typeof linesOf>) =>
  lines.map(({ runs }) => runs.map(({ text }) => text).join(""));

describe("lines", () => {
  test("are split where the style changes, and keep empty lines", () => {
    const bold = { type: "bold", offset: 1, length: 2 };
    const lines = linesOf({ text: "甲乙丙丁\n\n戊", entities: [bold] }, size, 100);
    expect(lines.map(({ runs }) => runs.map(({ text, classes }) => [text, classes]))).toEqual([
      [
        ["甲", ""],
        ["乙丙", "bold"],
        ["丁", ""],
      ],
      [],
      [["戊", ""]],
    ]);
    expect(lines.map(({ widthPx }) => widthPx)).toEqual([40, 0, 10]);
  });
});

describe("the first lines", () => {
  test.each([
    ["甲乙丙丁", 1, ["甲乙丙丁"]],
    ["甲乙\n丙", 1, ["甲乙 丙"]],
    ["甲乙丙丁戊己庚辛壬癸", 1, ["甲乙丙…"]],
    ["甲乙丙丁戊己庚辛壬癸", 2, ["甲乙丙丁", "戊己庚…"]],
    ["", 1, [""]],
  ])("of %j on %d", (text, lineCount, shown) => {
    expect(textsOf(firstLines(text, size, { widthPx: 48, lineCount }))).toEqual(shown);
  });
});
