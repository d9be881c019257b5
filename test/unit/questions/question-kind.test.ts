/** What kind of answer a question asks for, and whether a text has one. */
import { expect, test } from "vitest";
import { hasAnswerKind, questionKind } from "../../../src/questions/question-kind.ts";

test.each([
  ["核减了多少编制", "figure"],
  ["精简为几个部门", "figure"],
  ["占比是多少", "figure"],
  ["減咗幾個部門", "figure"],
  ["要裁幾多人", "figure"],
  ["How many posts were cut?", "figure"],
  ["什么时候开始的", "time"],
  ["哪年印发的", "time"],
  ["When did it begin?", "time"],
  ["When exactly were the rules issued?", "time"],
  ["By what date were they issued?", "time"],
  ["What date were they issued?", "time"],
  ["When an issue concerns several departments, who takes charge?", "person"],
  ["When a department closes, how are its posts used?", "way"],
  ["number of institutions before the reform", "figure"],
  ["What rate of projects has started?", "figure"],
  ["谁来审批", "person"],
  ["Who approves it?", "person"],
  ["如何安置超编人员", "way"],
  ["有好几个部门参与", "way"],
  ["把管文化的几个单位合起来", "way"],
  ["让几家单位合署办公", "way"],
  ["占财政支出的几成", "figure"],
  ["是原来的几倍", "figure"],
  ["Tell me when Hequ started the reform", "time"],
  ["Do you know when the rules were issued?", "time"],
  ["", "way"],
])("%s asks for a %s", (question, kind) => {
  expect(questionKind(question)).toBe(kind);
});

test.each([
  ["figure", "核减48%", true],
  ["figure", "精简为二十个部门", true],
  ["figure", "精简了机构", false],
  ["time", "2022年印发", true],
  ["time", "去年以来", true],
  ["time", "精简机构22个", false],
  ["way", "", true],
] as const)("a %s stands in %s: %s", (kind, text, expected) => {
  expect(hasAnswerKind(kind, text)).toBe(expected);
});
