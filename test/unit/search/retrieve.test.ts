/** What is understood of a question, and what is found: order, scope and scores, whatever the weights. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Where } from "../../../src/questions/scope.ts";
import type { Hit } from "../../../src/search/hit.ts";
import type { Retrieval } from "../../../src/search/retrieve.ts";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

const questions = [
  "河曲县如何安置超编人员?",
  "河曲和上犹的编制怎么核减的",
  "哪些地方评估了编制的使用效益?",
  "榆林市如何安置超编人员?",
  "How did Zhangye reform its townships?",
  "今天天气怎么样",
  "江西的县是怎么做的",
  "?",
  "",
];

function documentsOf(hits: readonly Hit[]): Set<string | undefined> {
  const { passages } = opened.snapshot;
  return new Set(hits.map(({ passage }) => passages[passage]?.documentId));
}

function documentsIn(where: Where): number[] {
  return where.kind === "within" ? [...where.documents] : [];
}

const retrieve = (question: string): Promise<Retrieval> => opened.retriever.retrieve(question);

describe("of a question", () => {
  test("the place is taken out, so that its name does not drown the rest", async () => {
    const { query } = await retrieve("河曲县如何安置超编人员?");
    expect(query.topic).toBe("如何安置超编人员?");
    expect(
      documentsIn(query.scope.where).map((number) => opened.snapshot.documents[number]?.id),
    ).toEqual(["hequ"]);
  });

  test("several places are taken out with what joins them", async () => {
    const { query } = await retrieve("河曲和上犹的编制怎么核减");
    expect(query.topic).toBe("的编制怎么核减");
    expect(query.scope.placeNames).toEqual(["河曲县", "上犹县"]);
  });

  test("a part of a place stays: its document says which part it speaks of", async () => {
    const { query } = await retrieve("甘州区怎么管理编制");
    expect(query.topic).toContain("甘州区");
    expect(query.scope.placeNames).toEqual(["张掖市"]);
  });

  test("without a place nothing is left out", async () => {
    const { query } = await retrieve("哪些地方评估了編制?");
    expect(query.scope.where).toEqual({ kind: "everywhere" });
    expect(query.topic).toBe("哪些地方评估了编制?");
  });

  test.each(questions)("%j there is a vector of unit length", async (question) => {
    expect(Math.hypot(...(await retrieve(question)).query.vector)).toBeCloseTo(1, 4);
  });

  test("in English the language is known, and what it asks is put into the documents' words", async () => {
    const { query } = await retrieve("How many staffing quotas were cut in Hequ?");
    expect(query.language).toBe("en");
    const terms = query.concepts.flatMap(({ wordings }) => wordings.flatMap((each) => each.terms));
    expect(terms).toContain("编制");
  });

  test("the own wording of a concept comes first, and counts most", async () => {
    for (const { written, wordings } of (await retrieve("超编人员怎么安置")).query.concepts) {
      const [own, ...others] = wordings;
      expect(own?.terms.join("")).toContain(written.slice(0, 1));
      for (const { weight } of others) expect(weight).toBeLessThanOrEqual(own?.weight ?? 0);
    }
  });
});

describe.each(questions)("for %j", (question) => {
  test("hits are best first, each once, with scores that are numbers", async () => {
    const { hits, elsewhere } = await retrieve(question);
    for (const list of [hits, elsewhere]) {
      const scores = list.map(({ fusedScore }) => fusedScore);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every(Number.isFinite)).toBe(true);
      expect(new Set(list.map(({ passage }) => passage)).size).toBe(list.length);
      for (const { scores: parts } of list)
        for (const part of Object.values(parts)) {
          expect(part).toBeGreaterThanOrEqual(-1);
          expect(part).toBeLessThanOrEqual(1.0001);
        }
    }
  });

  test("hits are of the documents that may answer, or of all, and elsewhere of the others", async () => {
    const { query, hits, elsewhere } = await retrieve(question);
    const { where } = query.scope;
    const all = opened.snapshot.documents.map(({ id }) => id);
    const inScope = new Set(
      all.filter((_, number) => where.kind !== "within" || where.documents.has(number)),
    );
    for (const id of documentsOf(hits)) expect(inScope).toContain(id);
    for (const id of documentsOf(elsewhere)) expect(inScope).not.toContain(id);
  });
});

test("for a place of the corpus every passage of its document is compared, and none is an approximation", async () => {
  const { hits } = await retrieve("河曲县如何安置超编人员?");
  const own = opened.snapshot.passages.filter(({ documentId }) => documentId === "hequ");
  expect(hits).toHaveLength(own.length);
});
