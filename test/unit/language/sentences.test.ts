/** Where sentences end, and what they keep. */
import { describe, expect, test } from "vitest";
import { splitSentences, trimRange } from "../../../src/language/sentences.ts";

const sentencesOf = (text: string) => splitSentences(text).map((range) => text.slice(...range));

describe("sentences", () => {
  test.each([
    ["end with a full stop", "一句。两句。", ["一句。", "两句。"]],
    ["end with marks of either width", "真的?真的!好!好?", ["真的?", "真的!", "好!", "好?"]],
    ["end with full-width marks", "真的？好！完", ["真的？", "好！", "完"]],
    ["keep full-width brackets", "（对。）完", ["（对。）", "完"]],
    ["keep closing quotes and brackets", "他说“好。”(对。)完", ["他说“好。”", "(对。)", "完"]],
    ["keep several marks together", "什么?!……好", ["什么?!……", "好"]],
    ["do not end with a semicolon", "一项;二项。", ["一项;二项。"]],
    ["nor with a full-width one", "一项；二项。", ["一项；二项。"]],
    ["do not end within a figure", "增长12.5%。", ["增长12.5%。"]],
    ["end with their line", "标题\n正文。", ["标题\n", "正文。"]],
    ["keep the white space after them", "一。 \r\n\r\n二。", ["一。 \r\n\r\n", "二。"]],
    ["keep the white space before the first", "\n \n一。二。", ["\n \n一。", "二。"]],
    ["are none where there is no text", "", []],
    ["may be white space alone", " \n ", [" \n "]],
  ])("%s", (_, text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  test("of a text of megabytes without an end are one", () => {
    const text = "😀字".repeat(1_000_000);
    expect(splitSentences(text)).toEqual([[0, text.length]]);
  });
});

describe("a range without the white space at its ends", () => {
  test.each([
    ["  字 \r\n", [2, 3]],
    ["字", [0, 1]],
    ["\u3000字\u3000", [1, 2]],
    ["   ", [3, 3]],
  ])("%j", (text, range) => {
    expect(trimRange(text, [0, text.length])).toEqual(range);
  });

  test("looks at nothing outside the range", () => {
    expect(trimRange("字 字 字", [1, 4])).toEqual([2, 3]);
  });
});
