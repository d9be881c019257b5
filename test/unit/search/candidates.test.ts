/** The candidates among more passages than are compared one by one: by the graph, by words, by documents. */
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Place } from "../../../src/core/domain.ts";
import type { Embedder } from "../../../src/embedding/embedder.ts";
import { buildIndex } from "../../../src/index/build.ts";
import { createEmbeddedPassageStore } from "../../../src/index/embedded-passage-store.ts";
import type { DocumentScope, PassageStore } from "../../../src/index/passage-store.ts";
import type { Snapshot } from "../../../src/index/snapshot.ts";
import { createExactIndex, firstRows } from "../../../src/index/vectors/vector-index.ts";
import { openEnglishLexicon } from "../../../src/language/english-words.ts";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { createConceptReader } from "../../../src/questions/concepts.ts";
import { candidatesByVector, candidatesByWords } from "../../../src/search/candidates.ts";
import { termsOf, wordQuery } from "../../../src/search/word-query.ts";
import { buildOptions } from "../../setup/small-index.ts";
import { aSourceDocument } from "../../setup/source-document.ts";

/** More than the documents that are looked at whole: the last of them are found by their own words or not at all. */
const bells = Array.from({ length: 8 }, (_, number) =>
  aSourceDocument(`第${number}组的老槐树下面挂着一口铜钟,由值班的人敲响。`, {
    id: `bell-${number}`,
  }),
);
const bellIds = bells.map(({ id }) => id);
/** Six passages; only the fourth says 龙舟. */
const harbour = aSourceDocument(
  [
    "码头由镇里统一管理,每天早上六点开门,晚上九点关门,节日里再晚一个小时关门。",
    "停靠的船要先登记,再按照船的长短分到不同的泊位,不能自己随便占用别人的泊位。",
    "装卸货物的地方和上下旅客的地方分开,中间用栏杆隔断,栏杆由镇里每年检查一次。",
    "龙舟平时放在西边的棚里,每年端午之前取出来检查,坏了的由木匠修好以后再下水。",
    "遇到大风的时候停止一切航行,由值班员升起红旗,并且用广播告诉所有还在外面的船。",
    "每个季度公布一次收支,先交给村民代表看过,没有意见以后再贴到码头的公告栏上面。",
  ].join("\n\n"),
  { id: "harbour" },
);
const notices = Array.from({ length: 2500 }, (_, number) =>
  aSourceDocument(`第${number}号通知要求各乡镇核对机构和人员的底数。`, { id: `notice-${number}` }),
);
const place: Place = {
  name: "某县",
  level: "county",
  province: null,
  city: null,
  code: null,
  aliases: [],
};
const documents = [...notices, ...bells, harbour].map((document) => ({ ...document, place }));

/** In place of the model: the same text has the same direction, any other text some other. */
const embedder: Embedder = {
  dimension: 32,
  modelSha256: "stand-in",
  embedPassage: (text) => Promise.resolve(directionOf(text)),
  embedQuery: (text) => Promise.resolve(directionOf(text)),
  close: () => Promise.resolve(),
};

function directionOf(text: string): Float32Array {
  const bytes = createHash("sha256").update(text).digest();
  return unit(Float32Array.from(bytes, (byte) => byte - 127.5));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const tokenizer = createTokenizer([]);
const noGlossary = { entryCount: 0, words: [], match: () => [] };
const readConcepts = createConceptReader(noGlossary, tokenizer, openEnglishLexicon());
let snapshot: Snapshot;
let store: PassageStore;

beforeAll(async () => {
  ({ snapshot } = await buildIndex(buildOptions({ embedder, documents, tokenizer })));
  store = createEmbeddedPassageStore(snapshot);
});

interface Asking {
  readonly words?: string;
  readonly scope?: DocumentScope;
}

/** What is asked only by its vector, unless words are given; of all documents, unless a scope is given. */
async function candidatesFor(
  vector: Float32Array,
  { words = "", scope = { kind: "everywhere" } }: Asking = {},
): Promise<readonly number[]> {
  const concepts = readConcepts(words);
  const statistics = await store.terms(termsOf(concepts));
  const byWords = await candidatesByWords(wordQuery(concepts, [words], statistics), scope, store);
  const byVector = await candidatesByVector(vector, scope, store);
  return [...new Set([...byVector, ...byWords])];
}

const questions = Array.from({ length: 50 }, (_, number) => directionOf(`question ${number}`));

function passageVectors() {
  return firstRows(snapshot.vectors, snapshot.passages.length);
}

/** By comparing with every passage that is accepted. */
function nearest(vector: Float32Array, count: number, accepts = (_row: number) => true): number[] {
  const neighbours = createExactIndex(passageVectors()).search(vector, count, { accepts });
  return neighbours.map(({ row }) => row);
}

function passagesOf(...ids: readonly string[]): number[] {
  return snapshot.passages.flatMap(({ documentId }, passage) =>
    ids.includes(documentId) ? [passage] : [],
  );
}

/** As far from all of the passages as can be. */
function farFrom(passages: readonly number[]): Float32Array {
  const { values, dimension } = passageVectors();
  return unit(
    Float32Array.from({ length: dimension }, (_, at) =>
      passages.reduce((sum, passage) => sum - (values[passage * dimension + at] ?? 0), 0),
    ),
  );
}

function shareFound(expected: readonly number[], found: readonly number[]): number {
  return expected.filter((passage) => found.includes(passage)).length / expected.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("of all documents", () => {
  test("few of the passages are candidates, each once", async () => {
    const [text] = snapshot.documents;
    const found = await candidatesFor(directionOf(text?.text ?? ""), {
      words: "核对人员的铜钟和龙舟",
    });
    expect(found.length).toBeLessThan(snapshot.passages.length / 5);
    expect(new Set(found).size).toBe(found.length);
  });

  test("the nearest passage is one, and hardly any of the ten nearest is missed", async () => {
    const shares: number[] = [];
    for (const vector of questions) {
      const found = await candidatesFor(vector);
      expect(found).toContain(nearest(vector, 1)[0]);
      shares.push(shareFound(nearest(vector, 10), found));
    }
    expect(mean(shares)).toBeGreaterThanOrEqual(0.98);
  });

  test("those that share a rare word with the question are, however far their vectors are", async () => {
    const own = passagesOf(...bellIds);
    const vector = farFrom(own);
    expect(shareFound(own, await candidatesFor(vector))).toBe(0);
    expect(shareFound(own, await candidatesFor(vector, { words: "铜钟有什么用" }))).toBe(1);
  });

  test("every passage of the document that is best by words is one", async () => {
    const own = passagesOf("harbour");
    expect(own).toHaveLength(6);
    const vector = farFrom(own);
    expect(shareFound(own, await candidatesFor(vector))).toBe(0);
    expect(shareFound(own, await candidatesFor(vector, { words: "龙舟放在哪里" }))).toBe(1);
  });
});

test("of documents with few passages, exactly all of theirs are candidates", async () => {
  const ids = ["notice-7", "harbour", "notice-2400"];
  const numbers = ids.map((id) => documents.findIndex((document) => document.id === id));
  const scope = { kind: "within", documents: new Set(numbers) } as const;
  for (const vector of questions.slice(0, 5)) {
    const found = await candidatesFor(vector, { scope, words: "铜钟" });
    expect(found.toSorted((a, b) => a - b)).toEqual(passagesOf(...ids));
  }
});

describe.each([
  ["that are asked about", "within"],
  ["elsewhere", "elsewhere"],
] as const)("of some documents with very many passages, %s,", (_, kind) => {
  /** All but those left out. */
  function allBut(...ids: readonly (string | undefined)[]): DocumentScope {
    const left = documents.flatMap(({ id }, number) => (ids.includes(id) ? [number] : []));
    const except = new Set(left);
    const kept = documents.flatMap((__, number) => (except.has(number) ? [] : [number]));
    expect(kept.length).toBeGreaterThan(2000);
    return kind === "elsewhere" ? { kind, except } : { kind, documents: new Set(kept) };
  }

  test("every candidate is of these", async () => {
    const others = ["harbour", ...bellIds, ...notices.slice(0, 400).map(({ id }) => id)];
    const outside = passagesOf(...others);
    const scope = allBut(...others);
    for (const vector of questions) {
      const found = await candidatesFor(vector, { scope, words: "铜钟和龙舟" });
      expect(shareFound(outside, found)).toBe(0);
    }
  });

  test("the nearest of these are candidates, however many of the others are nearer", async () => {
    const [vector = new Float32Array()] = questions;
    const others = new Set(nearest(vector, 300));
    const scope = allBut(...[...others].map((passage) => snapshot.passages[passage]?.documentId));
    const expected = nearest(vector, 10, (passage) => !others.has(passage));
    const found = await candidatesFor(vector, { scope });
    expect(shareFound(expected, found)).toBeGreaterThanOrEqual(0.9);
  });
});
