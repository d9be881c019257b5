/** Terms that were written by their sound, with the glossary and the dictionary as they are. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { projectDir } from "../../../src/core/config.ts";
import { parseGlossary } from "../../../src/language/glossary.ts";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import {
  correctTerms,
  createTermFinder,
  findCorrections,
} from "../../../src/questions/misspelt-terms.ts";

const file = path.join(projectDir, "prompts", "glossary.yaml");
const { words } = parseGlossary(file, readFileSync(file, "utf8"));
const tokenizer = createTokenizer(words);
const find = createTermFinder(words, (text) => tokenizer.tag(text));

test.each([
  ["事业便制减了多少", "事业便制", "事业编制"],
  ["怎么清理编外人园", "编外人园", "编外人员"],
  ["哪些部门合暑办公", "合暑办公", "合署办公"],
  ["三定归定怎么落实", "三定归定", "三定规定"],
  ["综合行政执乏怎么整合", "行政执乏", "行政执法"],
  ["大布制怎么搞", "大布制", "大部制"],
])("%s: %s is %s", (topic, written, understood) => {
  expect(find(topic)).toEqual([{ written, understood }]);
});

test("each term is found once, and none in what is no valid Unicode", () => {
  const term = { written: "领导值数", understood: "领导职数" };
  expect(find("\ud83d领导值数和领导值数𠮷大布制")).toEqual([
    term,
    { written: "大布制", understood: "大部制" },
  ]);
});

test.each([
  // The term itself, words of the language, a word and what follows it, and too little.
  "领导职数减了多少",
  "领导直属哪些部门",
  "督查时怎么办",
  "有地方治过吗",
  "向医院派了多少人",
  "编知核减了多少",
  "",
])("%j has no misspelt term", (topic) => {
  expect(find(topic)).toEqual([]);
});

describe("a term is corrected only", () => {
  const storeOf = (...texts: readonly string[]) => ({
    bestByWords: async () => ({ passages: texts.map((_, number) => number), documents: [] }),
    features: async (passages: readonly number[]) =>
      passages.map((passage) => ({
        passage,
        document: 0,
        text: texts[passage] ?? "",
        wordScore: 0,
        pairScore: 0,
        cosine: null,
      })),
  });
  const term = { written: "事业便制", understood: "事业编制" };

  test("where the documents have it", async () => {
    const topic = "事业便制减了多少";
    const corrections = await findCorrections(topic, find, storeOf("事业编制核减48%。"));
    expect(corrections).toEqual([term]);
    expect(correctTerms(topic, corrections)).toBe("事业编制减了多少");
    expect(await findCorrections(topic, find, storeOf("行政编制核减48%。"))).toEqual([]);
  });

  test("where they do not have what is written", async () => {
    const topic = "事业便制减了多少";
    const store = storeOf("事业编制核减48%。", "这些事业便制定规划。");
    expect(await findCorrections(topic, find, store)).toEqual([]);
  });
});
