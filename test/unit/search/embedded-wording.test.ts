/** In which wordings the model reads a question, with the real glossary's form and a small index. */
import { expect, test } from "vitest";
import { createBm25Reader } from "../../../src/index/words/bm25-reader.ts";
import { createBm25Writer } from "../../../src/index/words/bm25-data.ts";
import { termUse } from "../../../src/index/words/word-scores.ts";
import { parseGlossary } from "../../../src/language/glossary.ts";
import { openEnglishLexicon } from "../../../src/language/english-words.ts";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { createConceptReader } from "../../../src/questions/concepts.ts";
import { createQuestionReader, type QuestionReader } from "../../../src/search/embedded-wording.ts";
import { termsOf, withKnownGuesses } from "../../../src/search/word-query.ts";

const glossary = parseGlossary(
  "glossary.yaml",
  `
- id: off-staff
  terms: [临聘人员, 编外人员]
  everyday: [临时工]
  english: [temporary worker]
- id: surplus
  terms: [富余人员]
  everyday: [人员]
`,
);
const tokenizer = createTokenizer(glossary.words);
const readConcepts = createConceptReader(glossary, tokenizer, openEnglishLexicon());
const writer = createBm25Writer();
for (const text of ["严格控制编外人员", "编外人员逐年减少", "临聘人员另行规定"])
  writer.add([{ weight: 1, terms: tokenizer.terms(text) }]);
const index = createBm25Reader(writer.finish());

/** Notes what is read, each text in a direction of its own. */
function notingEmbedder() {
  const wordings: string[] = [];
  const embedQuery = (text: string) => {
    wordings.push(text);
    return Promise.resolve(Float32Array.from([1, 2, 3], (n) => (n === wordings.length ? 1 : 0)));
  };
  return { wordings, embedder: { embedQuery } };
}

async function read(topic: string, language: "zh" | "en" = "zh") {
  const { wordings, embedder } = notingEmbedder();
  const vector = await readBy(createQuestionReader(embedder), { topic, language });
  return { wordings, vector };
}

function readBy(reader: QuestionReader, asked: { topic: string; language: "zh" | "en" }) {
  const written = readConcepts(asked.topic);
  const statistics = new Map(
    termsOf(written).map((term) => {
      const use = termUse(term, index, []);
      return [term, { passages: use, documents: use }];
    }),
  );
  const concepts = withKnownGuesses(written, statistics);
  const understood = { ...asked, comparedTopic: asked.topic, concepts, statistics };
  return reader.read(understood, reader.start(understood));
}

test("what passages call an everyday word that none of them has counts half as much as the question", async () => {
  const { wordings, vector } = await read("临时工太多");
  expect(wordings).toEqual(["临时工太多", "编外人员"]);
  const [question = 0, phrase = 0, other] = vector;
  expect(phrase / question).toBeCloseTo(0.5);
  expect(Math.hypot(question, phrase)).toBeCloseTo(1);
  expect(other).toBe(0);
});

test("a phrase is read once for all questions", async () => {
  const { wordings, embedder } = notingEmbedder();
  const reader = createQuestionReader(embedder);
  for (const topic of ["临时工太多", "临时工怎么办"])
    await readBy(reader, { topic, language: "zh" });
  expect(wordings).toEqual(["临时工太多", "编外人员", "临时工怎么办"]);
});

test("a phrase that could not be read is read anew", async () => {
  const { wordings, embedder } = notingEmbedder();
  let isBroken = true;
  const embedQuery = (text: string) =>
    isBroken && text === "编外人员"
      ? Promise.reject(new Error("no model"))
      : embedder.embedQuery(text);
  const reader = createQuestionReader({ embedQuery });
  const ask = () => readBy(reader, { topic: "临时工", language: "zh" });
  await expect(ask()).rejects.toThrow("no model");
  isBroken = false;
  await ask();
  expect(wordings).toContain("编外人员");
});

test.each([
  ["a word that passages have", "人员太多"],
  ["what the glossary does not know", "车位不够"],
])("%s is read once, as it stands", async (_, topic) => {
  const { wordings, vector } = await read(topic);
  expect(wordings).toEqual([topic]);
  expect([...vector]).toEqual([1, 0, 0]);
});

test("English is read in Chinese only", async () => {
  expect((await read("12 temporary workers", "en")).wordings).toEqual(["编外人员 12"]);
});

test("Chinese is read before its concepts are known, English with them", () => {
  const { wordings, embedder } = notingEmbedder();
  const reader = createQuestionReader(embedder);
  void reader.start({ comparedTopic: "临时工太多", language: "zh" });
  expect(reader.start({ comparedTopic: "temporary workers", language: "en" })).toBeNull();
  expect(wordings).toEqual(["临时工太多"]);
});
