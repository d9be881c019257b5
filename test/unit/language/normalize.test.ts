/** The one form in which texts and questions are compared. */
import { describe, expect, test } from "vitest";
import { isMostlyEnglish, normalizeText } from "../../../src/language/normalize.ts";

describe("in that form", () => {
  test.each([
    ["traditional characters are simplified", "機構編制與職責體系", "机构编制与职责体系"],
    ["letters and digits have one width", "ABC123", "abc123"],
    ["punctuation has one width", "谁(什么)?", "谁(什么)?"],
    ["letters are lower case", "Hequ County", "hequ county"],
    ["spaces within Chinese are gone", "机构 编制\n资源", "机构编制资源"],
    ["spaces between words stay, one each", "staffing \t quota", "staffing quota"],
    ["spaces beside figures stay", "精简 22 个", "精简 22 个"],
    ["radicals are characters", "⻓期⼯作,⼈⺠", "长期工作,人民"],
    ["what cannot be seen is gone", "\uFEFF河\u200b曲", "河曲"],
    ["the ends have no white space", "  河曲 ", "河曲"],
    ["nothing is nothing", "", ""],
  ])("%s", (_, written, normalized) => {
    expect(normalizeText(written)).toBe(normalized);
  });

  test.each(["ABC 機構 編制", "谁?(「是」)", "fi ㎡ ½ Ⅳ"])("%s is the same twice", (text) => {
    expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
  });
});

test.each([
  ["How does Hequ place surplus staff?", true],
  ["河曲县如何安置超编人员?", false],
  ["Hequ怎么安置超编人员", false],
  ["What is 编制?", false],
  ["What does 编制 mean in Hequ county?", true],
  ["12345 !", false],
  ["", false],
])("%s is mostly English: %s", (text, expected) => {
  expect(isMostlyEnglish(text)).toBe(expected);
});

test.each([
  ["點樣產生副鎮長", "怎么样产生副镇长"],
  ["舊樓嘅電梯喺邊度裝咗", "旧楼的电梯在哪里装了"],
  ["有冇人知佢哋點解唔批", "有没有人知他们为什么不批"],
  ["要交乜嘢畀邊個", "要交什么给哪个"],
  ["几多人冇编制", "多少人没有编制"],
])("function words of Cantonese become Mandarin: %s", (cantonese, mandarin) => {
  expect(normalizeText(cantonese)).toBe(mandarin);
});

test("what only looks like Cantonese stays", () => {
  const text = "试点先行,重点解决周边个别单位的难点,试点样本,逐点算清";
  expect(normalizeText(text)).toBe(text);
});
