/** Which language a text shows. */
import { expect, test } from "vitest";
import { languageOfText } from "../../../src/language/language-of.ts";

test.each([
  ["河曲怎么安置人员", "zh"],
  ["hequ-07 的上下文", "zh"],
  ["APP 上怎么办", "zh"],
  ["How does Liuyang manage off-staff personnel?", "en"],
  ["vs Liuyang?", "en"],
  ["and Shangyou?", "en"],
  ["why", "en"],
  ["Compare how 河曲 and 汉滨 assess their staff", "en"],
  ["what about 上犹?", "en"],
  ["what does 三定 mean", "en"],
  ["KPI OA 考核", "zh"],
  ["app 编制", "zh"],
  ["app wifi 怎么办", "zh"],
  // Names, pinyin, numbers and signs.
  ["Liuyang?", null],
  ["hequ xian chaobian renyuan zenme anzhi", null],
  ["hequ-07", null],
  ["903", null],
  ["👍", null],
  ["", null],
])("%j: %s", (text, language) => {
  expect(languageOfText(text)).toBe(language);
});

test("a long word takes no time to tell from pinyin", () => {
  expect(languageOfText(`${"aiein".repeat(800)}b`)).toBe("en");
});
