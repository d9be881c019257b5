/** Measures that are too long for a passage, and texts that no one wrote for reading. */
import { describe, expect, test } from "vitest";
import { splitDocument } from "../../../src/documents/split.ts";
import { aSourceDocument, textOf } from "../../setup/source-document.ts";

const maxPassageUtf16 = 300;
/** Beyond this a sentence has to be cut. */
const maxSentenceUtf16 = 450;

function passagesOf(text: string): string[] {
  const document = aSourceDocument(text);
  return splitDocument(document).map((passage) => textOf(document, passage));
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/gu, "");
}

const isLowSurrogate = (text: string) => /^[\udc00-\udfff]/.test(text);
const isHighSurrogate = (text: string) => /[\ud800-\udbff]$/.test(text);

describe("a long measure", () => {
  const sentences = Array.from(
    { length: 40 },
    (_, index) => `第${index}句${"说明做法".repeat(2 + (index % 7))}。`,
  );
  const parts = passagesOf(sentences.join(""));

  test("is cut into parts that a reader takes in at a glance", () => {
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(maxPassageUtf16);
  });

  test("is cut between sentences only, and nothing is lost", () => {
    expect(parts.every((part) => part.endsWith("。"))).toBe(true);
    expect(parts.join("")).toBe(sentences.join(""));
  });

  test("has no part that is but a rest", () => {
    expect(Math.min(...parts.map((part) => part.length))).toBeGreaterThan(maxPassageUtf16 / 3);
  });

  test("keeps its opening as the section of its further parts", () => {
    const document = aSourceDocument(`一是精简机构。${sentences.join("")}`);
    const [one, ...others] = splitDocument(document);
    expect(one?.section).toEqual([]);
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(({ section }) => section.at(-1) === "一是精简机构")).toBe(true);
  });
});

describe("a sentence", () => {
  test("of up to 450 characters is kept whole", () => {
    const long = `${"字".repeat(maxSentenceUtf16 - 1)}。`;
    expect(passagesOf(`${"短句。".repeat(60)}${long}${"短句。".repeat(60)}`)).toContain(long);
  });

  test("that is longer is cut after its punctuation", () => {
    const clause = `${"字".repeat(99)},`;
    const parts = passagesOf(clause.repeat(12));
    expect(parts.every((part) => part.endsWith(","))).toBe(true);
    expect(parts.join("")).toBe(clause.repeat(12));
  });

  test("without any punctuation is cut at the limit, never within a character", () => {
    const text = "字😀".repeat(1000);
    const parts = passagesOf(text);
    expect(parts.join("")).toBe(text);
    expect(parts.every((part) => part.length <= maxPassageUtf16)).toBe(true);
    expect(parts.some((part) => isLowSurrogate(part) || isHighSurrogate(part))).toBe(false);
  });
});

/** Each takes a second at most; a step that grows with the square of the length would take hours. */
describe("a text of a million characters and more", () => {
  const million = 1_000_000;

  test.each([
    ["without any sentence's end", "字".repeat(2 * million)],
    ["of emoji", "😀".repeat(million)],
    ["of sentences in one line", "这是一句话。".repeat(million / 5)],
    ["of points in one line", "一是做好这一件事情。".repeat(million / 10)],
    ["of short lines", "一行字\n".repeat(million / 10)],
    ["of nothing but marks", "!".repeat(million)],
    ["of closing quotes", "。”".repeat(million / 4)],
    ["of commas", "字,".repeat(million / 2)],
    ["of headings", `# 题\n这里是一句话。\n`.repeat(million / 20)],
  ])("%s is split, and nothing is lost", (_, text) => {
    const parts = passagesOf(text);
    const kept = withoutSpaces(parts.join(""));
    expect(kept.length).toBe(withoutSpaces(text.replace(/# 题/g, "")).length);
    expect(parts.every((part) => part.length <= maxSentenceUtf16)).toBe(true);
  });

  test("of white space around a word is split into that word", () => {
    expect(passagesOf(`${" ".repeat(million)}字${"\n".repeat(million)}`)).toEqual(["字"]);
  });
});
