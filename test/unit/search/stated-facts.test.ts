/** A number is an answer only where it belongs to the thing asked for. */
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { soughtFact, statedShare } from "../../../src/search/stated-facts.ts";
import { projectDir } from "../../../src/core/config.ts";
import { openEnglishLexicon } from "../../../src/language/english-words.ts";
import { parseGlossary } from "../../../src/language/glossary.ts";
import { splitSentences } from "../../../src/language/sentences.ts";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { readAskedFact } from "../../../src/questions/asked-fact.ts";
import { createConceptReader } from "../../../src/questions/concepts.ts";
import { factPairs } from "./fact-pairs.ts";

const file = path.join(projectDir, "prompts", "glossary.yaml");
const glossary = parseGlossary(file, readFileSync(file, "utf8"));
const tokenizer = createTokenizer(glossary.words, tmpdir());
const readConcepts = createConceptReader(glossary, tokenizer, openEnglishLexicon());

function stated(question: string, text: string): number {
  const fact = readAskedFact(question, (words) => tokenizer.tag(words));
  if (fact === null) throw new Error(`${question} asks for no fact.`);
  const concepts = readConcepts(question).map((concept) => ({
    concept,
    weight: concept.telling,
    isSaid: true,
  }));
  const sentences = splitSentences(text).map((range) => text.slice(...range));
  return statedShare([{ headings: "", sentences }], soughtFact(fact, question, concepts));
}

describe.each(Object.entries(factPairs))("a %s", (_, pairs) => {
  test.each(pairs)("%s: %s, not %s", (question, belongs, other) => {
    expect(stated(question, belongs)).toBeGreaterThan(0.55);
    expect(stated(question, other)).toBeLessThan(stated(question, belongs) - 0.1);
  });
});

describe.each([
  ["中心有多少编制", "中心核定编制12名。", "中心配备3名领导班子成员,统筹使用编制。"],
  ["安家费给多少钱", "安家费每人5万元。", "安家费按规定发放,另有补贴的12人。"],
  ["学校撤了几所", "撤并学校6所。", "学校有教师95名。"],
  ["专班是哪年成立的", "2021年成立专班。", "专班有9人,3个月一轮换。"],
  ["how many offices were merged", "offices merged: 12个。", "offices were merged。"],
])("%s", (question, belongs, other) => {
  test("is stated where the number belongs to the thing", () => {
    expect(stated(question, belongs)).toBeGreaterThan(0.6);
  });

  test("is not where it counts something else", () => {
    expect(stated(question, other)).toBeLessThan(stated(question, belongs) - 0.2);
  });
});

test.each([
  ["试点一年花了多少钱", "试点一年花费80万元。", "试点一年减少支出80万元。"],
  ["中心有多少编制", "中心核定编制20个。", "中心精简编制20个。"],
  ["how many posts does the centre have", "中心编制20个。", "中心增加编制20个。"],
])("%s: by how much it fell or rose is no answer", (question, level, change) => {
  expect(stated(question, level)).toBeGreaterThan(0.55);
  expect(stated(question, change)).toBeLessThan(0.4);
});

test("the question's own number is no answer", () => {
  expect(stated("那903名人员里有几名干部", "干部等903名人员调配。")).toBe(0);
});
