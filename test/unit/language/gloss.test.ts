/** What a heading is about, in English. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createGloss } from "../../../src/language/gloss.ts";

const source = `
- id: staffing-quota
  terms: [编制, 人员编制]
  english: [staffing quota, staffing quotas, quota]
- id: township
  terms: [乡镇]
  everyday: [镇里]
  english: [township]
- id: office
  terms: [机构, 办公室]
  english: [public office]
- id: eagerness
  terms: [热情, 积极性]
  english: [eagerness]
- id: word-improve
  terms: [优化]
  english: [improve]
- id: everyday-only
  terms: [清理]
`;

test.each([
  ["优化人员编制,盘活乡镇编制", "staffing quota, township"],
  ["(三)乡镇的編制", "township, staffing quota"],
  ["镇里清理优化", null],
  ["给乡镇“编制瘦身”", "township"],
  ["编", null],
  ["", null],
])("%j: %j", (heading, gloss) => {
  expect(createGloss("glossary.yaml", source).of(heading)).toBe(gloss);
});

test.each([
  ["盘活人员编制", "staffing quotas"],
  ["清理乡镇积极性", null],
  ["编制管理", null],
  ["压实办公室职责", null],
  ["提高工作热情", null],
])("%j is done to %j", (action, object) => {
  expect(createGloss("glossary.yaml", source).objectOf(action)).toBe(object);
});

test("the project's glossary can be read", () => {
  const file = path.resolve(import.meta.dirname, "../../../prompts/glossary.yaml");
  expect(createGloss(file, readFileSync(file, "utf8")).of("提升机构编制使用效益")).toBe(
    "institutional establishment",
  );
});
