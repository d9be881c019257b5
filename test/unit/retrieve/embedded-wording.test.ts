/** In which wordings the model reads a question, with the real glossary's form and a small index. */
import { expect, test } from "vitest";
import { createBm25Reader } from "../../../src/lexical/bm25-reader.ts";
import { createBm25Writer } from "../../../src/lexical/bm25-writer.ts";
import { conceptsOf } from "../../../src/retrieve/concepts.ts";
import { beginReading } from "../../../src/retrieve/embedded-wording.ts";
import { parseGlossary } from "../../../src/text/glossary.ts";
import { createTokenizer } from "../../../src/text/tokenize.ts";

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
const writer = createBm25Writer();
for (const text of ["严格控制编外人员", "编外人员逐年减少", "临聘人员另行规定"])
  writer.add([{ weight: 1, terms: tokenizer.terms(text) }]);
const index = createBm25Reader(writer.finish());

/** The wordings that were embedded, each in a direction of its own, and the vector that was made of them. */
async function read(topic: string, language: "zh" | "en" = "zh") {
  const wordings: string[] = [];
  const embedder = {
    embedQuery: (text: string) => {
      wordings.push(text);
      return Promise.resolve(Float32Array.of(...(wordings.length === 1 ? [1, 0] : [0, 1])));
    },
  };
  const concepts = conceptsOf(topic, glossary, tokenizer);
  const vector = await beginReading({ topic, language }, embedder, index)(concepts);
  return { wordings, vector };
}

test("an everyday word that no passage has is read in the documents' commonest word as well", async () => {
  const { wordings, vector } = await read("临时工太多");
  expect(wordings).toEqual(["临时工太多", "编外人员太多"]);
  expect([...vector]).toEqual([Math.fround(Math.SQRT1_2), Math.fround(Math.SQRT1_2)]);
});

test.each([
  ["a word that passages have", "人员太多"],
  ["what the glossary does not know", "车位不够"],
])("%s is read once, as it stands", async (_, topic) => {
  const { wordings, vector } = await read(topic);
  expect(wordings).toEqual([topic]);
  expect([...vector]).toEqual([1, 0]);
});

test("English is read in Chinese only", async () => {
  expect((await read("12 temporary workers", "en")).wordings).toEqual(["编外人员 12"]);
});

test("Chinese is read before its concepts are known, English with them", () => {
  const begun: string[] = [];
  const embedder = {
    embedQuery: (text: string) => {
      begun.push(text);
      return Promise.resolve(Float32Array.of(1, 0));
    },
  };
  beginReading({ topic: "临时工太多", language: "zh" }, embedder, index);
  beginReading({ topic: "temporary workers", language: "en" }, embedder, index);
  expect(begun).toEqual(["临时工太多"]);
});
