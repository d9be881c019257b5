/** Lines for a screen: as wide as fits, broken where a reader would, and complete. */
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { plainStyle, screenStyle, wrapLine } from "../../../src/terminal/style.ts";

describe("a line is wrapped", () => {
  test.each([
    ["between Chinese characters, each two wide", "河曲县编办", 6, ["河曲县", "编办"]],
    ["between words", "one two three", 8, ["one two ", "three"]],
    ["never before a mark that must not begin a line", "河曲县。编办", 6, ["河曲县。", "编办"]],
    [
      "a mark hangs alone, not with the figure behind it",
      "河曲县,2022年",
      6,
      ["河曲县,", "2022年"],
    ],
    ["not where it fits", "河曲县", 6, ["河曲县"]],
    ["within a word only where it is alone too long", "abcdefghij 河", 5, ["abcdefghij ", "河"]],
    ["into one line when it is empty", "", 5, [""]],
  ])("%s", (_, line, width, lines) => {
    expect(wrapLine(line, width)).toEqual(lines);
  });

  test("colours take no room", () => {
    expect(wrapLine("\u001b[1m河曲县\u001b[22m编办", 6)).toEqual([
      "\u001b[1m河曲县\u001b[22m",
      "编办",
    ]);
  });

  test("and nothing of any text is lost", () => {
    const text = fc.string({ unit: "grapheme" }).filter((line) => !line.includes("\n"));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (line, width) => {
        expect(wrapLine(line, width).join("")).toBe(line);
      }),
    );
  });

  test("so that lines of Chinese fit, but for a mark that hangs", () => {
    const chinese = fc
      .array(fc.constantFrom("县", "编", "办", "。", ",", ")", ",", "”", "《", "2022年"))
      .map((characters) => characters.join(""));
    fc.assert(
      fc.property(chinese, fc.integer({ min: 6, max: 30 }), (line, width) => {
        for (const each of wrapLine(line, width))
          expect(stringWidth(each)).toBeLessThanOrEqual(width + 2);
      }),
    );
  });
});

describe("a block", () => {
  test("on a screen has the indent before every line", () => {
    expect(screenStyle(20).block("一二三四五六七八九十\n一", "  ")).toBe(
      "  一二三四五六七八\n  九十\n  一",
    );
  });

  test.each([
    ["20, the least", 5, 20],
    ["60, as it is", 60, 60],
    ["100, the most", 400, 100],
  ])("on a screen fits into %s", (_, columns, width) => {
    const lines = screenStyle(columns).block("县".repeat(width / 2 - 1) + "。".repeat(2), "");
    const widths = lines.split("\n").map((line) => stringWidth(line));
    // Full, with room for one mark that must not begin a line; a second one has to.
    expect(widths).toEqual([width, 2]);
  });

  test("that is piped keeps its text as it is", () => {
    const text = `${"县".repeat(200)}\n第二行`;
    expect(plainStyle.block(text, "")).toBe(text);
    expect(plainStyle.bold(text) + plainStyle.dim(text) + plainStyle.warn(text)).toBe(
      text.repeat(3),
    );
  });
});
