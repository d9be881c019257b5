import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wrap, type LineRange } from "./wrap.ts";

/** As wide as in a terminal: two for what is Chinese, one for the rest. */
function widthsOf(text: string): number[] {
  return text.split("").map((unit, index) => {
    if (unit >= "\udc00" && unit <= "\udfff" && index > 0) return 0;
    return unit > "\u2e80" ? 2 : 1;
  });
}

function linesOf(text: string, maxWidth: number): string[] {
  return wrap(text, widthsOf(text), maxWidth).map(([start, end]) => text.slice(start, end));
}

function isTooWide(text: string, [start, end]: LineRange, maxWidth: number): boolean {
  const total = widthsOf(text)
    .slice(start, end)
    .reduce((sum, width) => sum + width, 0);
  return total > maxWidth;
}

test.each([
  ["a line that fits", "县乡编制", 8, ["县乡编制"]],
  ["no text", "", 8, [""]],
  ["between characters", "县乡编制结构", 8, ["县乡编制", "结构"]],
  ["between words", "how many posts", 8, ["how many", "posts"]],
  ["not before a mark that closes", "精准编制,投放", 8, ["精准编", "制,投放"]],
  ["not after a mark that opens", "盘活一“池春水", 8, ["盘活一", "“池春水"]],
  ["a bracket after a word too", "在GDP(区)", 6, ["在GDP", "(区)"]],
  ["within what is wider than a line", "liuyang-13", 4, ["liuy", "ang-", "13"]],
  ["never within a character", "📖📖📖", 4, ["📖📖", "📖"]],
])("breaks: %s", (_what, text, maxWidth, lines) => {
  expect(linesOf(text, maxWidth)).toEqual(lines);
});

const anyText = fc
  .array(
    fc.constantFrom(
      "县",
      "编制",
      "，",
      "。",
      "“",
      "”",
      "《",
      "》",
      " ",
      "a",
      "hequ-06",
      "📖",
      ",",
      "(",
    ),
  )
  .map((parts) => parts.join(""));

/** What must stay together is at most eight wide. */
const shortClusters = fc
  .array(
    fc.tuple(
      fc.constantFrom("", "“", "(", "《"),
      fc.constantFrom("县", "乡", "镇"),
      fc.constantFrom("", "，", ",", "”。", ")", "》"),
    ),
  )
  .map((parts) => parts.flat().join(""));

describe("always", () => {
  test("nothing but white space is lost, and the lines stand in order", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, maxWidth) => {
        const lines = wrap(text, widthsOf(text), maxWidth);
        const ends = lines.flat();
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
        const kept = lines.map(([start, end]) => text.slice(start, end)).join("");
        expect(kept.replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });

  test("no line is too wide, as long as a character fits", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, maxWidth) => {
        const lines = wrap(text, widthsOf(text), maxWidth);
        expect(lines.filter((line) => isTooWide(text, line, maxWidth))).toEqual([]);
      }),
    );
  });

  test("no line begins with a mark that closes or ends with one that opens", () => {
    fc.assert(
      fc.property(shortClusters, fc.integer({ min: 8, max: 30 }), (text, maxWidth) => {
        for (const line of linesOf(text, maxWidth)) {
          expect(line).not.toMatch(/^[，,”。)》]/u);
          expect(line).not.toMatch(/[“(《]$/u);
        }
      }),
    );
  });
});
