/** What is shown of the text beside a passage. */
import { describe, expect, test } from "vitest";
import { endingOf, openingOf } from "../../../src/chat/reader/passage-view.ts";

describe("the text beside a passage", () => {
  test("that is short is shown whole, on one line", () => {
    expect(endingOf(" 第一句。\n第二句。 ")).toBe("第一句。 第二句。");
    expect(openingOf("")).toBe("");
  });

  test("is cut between sentences, and the cut is marked", () => {
    expect(endingOf("很长的第一句。第二句。第三句。", 10)).toBe("…第二句。第三句。");
    expect(openingOf("第一句。第二句。很长的第三句。", 10)).toBe("第一句。第二句。…");
  });

  test("is cut between characters where a sentence is too long", () => {
    expect(endingOf("一二三四五六七八九十。", 6)).toBe("…八九十。");
    expect(openingOf("一二三四五六七八九十。", 6)).toBe("一二三四五…");
    expect(openingOf("😀".repeat(9), 6)).toBe("😀😀…");
    expect(endingOf("😀".repeat(9), 6)).toMatch(/^…(?:😀)+$/u);
  });
});
