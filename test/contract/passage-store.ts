/**
 * The contract of a PassageStore: every implementation runs these tests over an index of the same documents.
 * What is expected is computed here, by splitting, embedding and counting the documents plainly.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Passage, SourceDocument } from "../../src/core/domain.ts";
import { hashtagOf, linkKeyOf } from "../../src/core/passage-names.ts";
import { metaOf } from "../../src/documents/document-summary.ts";
import { splitVersions } from "../../src/documents/split.ts";
import type { EarlierTexts } from "../../src/documents/versions.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { embeddedPassage } from "../../src/index/cut.ts";
import type { DocumentScope, PassageStore, WordQuery } from "../../src/index/passage-store.ts";
import { normalizeText } from "../../src/language/normalize.ts";
import { createTokenizer, type Tokenizer } from "../../src/language/tokenize.ts";
import { createHashedEmbedder } from "../setup/hashed-embedder.ts";
import { contractDocuments, contractEarlier } from "./contract-documents.ts";

/** What a store is to be opened over. */
export interface ContractCorpus {
  readonly documents: readonly SourceDocument[];
  readonly earlier: EarlierTexts;
  readonly embedder: Embedder;
  readonly tokenizer: Tokenizer;
}

export interface OpenedStore {
  readonly store: PassageStore;
  close(): Promise<void>;
}

/** As far as sums in single precision and in another order may differ. */
const digits = 5;

/** @param cosineDigits decimal places in which cosines agree: fewer where vectors are stored in half precision */
export function describePassageStore(
  name: string,
  open: (corpus: ContractCorpus) => Promise<OpenedStore>,
  cosineDigits = digits,
): void {
  describe(`${name} keeps the contract of a PassageStore`, () => {
    const embedder = createHashedEmbedder();
    const tokenizer = createTokenizer([]);
    const documents = contractDocuments;
    const passages = documents.flatMap(
      (document) =>
        splitVersions([...(contractEarlier.get(document.id) ?? []), document]).at(-1)?.passages ??
        [],
    );
    const everyPassage = passages.map((_, number) => number);
    const unknown = [-1, passages.length, 0.5];
    let opened: OpenedStore;
    let store: PassageStore;
    let vectors: readonly Float32Array[];

    beforeAll(async () => {
      opened = await open({ documents, earlier: contractEarlier, embedder, tokenizer });
      store = opened.store;
      vectors = await Promise.all(
        passages.map((passage) =>
          embedder.embedPassage(embeddedPassage(documentOf(passage), passage)),
        ),
      );
    });
    afterAll(() => opened.close());

    const numberOf = (id: string) => documents.findIndex((document) => document.id === id);
    function documentOf({ documentId }: Passage): SourceDocument {
      const document = documents[numberOf(documentId)];
      if (document === undefined) throw new Error(`There is no document ${documentId}.`);
      return document;
    }
    const passagesOf = (...ids: readonly string[]) =>
      everyPassage.filter((number) => ids.includes(passages[number]?.documentId ?? ""));
    const textOf = (number: number) => {
      const passage = passages[number];
      return passage === undefined
        ? ""
        : documentOf(passage).text.slice(passage.startUtf16, passage.endUtf16);
    };
    const cosine = (number: number, vector: Float32Array) =>
      vector.reduce((sum, value, at) => sum + value * (vectors[number]?.[at] ?? 0), 0);
    const only = (...ids: readonly string[]): DocumentScope => ({
      kind: "within",
      documents: new Set(ids.map(numberOf)),
    });
    /** A concept a word, of the given terms; all weigh alike. */
    const query = (...words: readonly string[]): WordQuery => ({
      saturation: 0.5,
      pairs: [],
      concepts: words.map((word) => ({
        passageWeight: 1,
        documentWeight: 1,
        wordings: [{ terms: tokenizer.terms(word), weight: 1 }],
      })),
    });

    describe("the directory", () => {
      test("has every document by its number, without its text", () => {
        expect(store.documents.map(({ meta }) => meta)).toEqual(documents.map(metaOf));
        expect(store.documents.map(({ statesPlace }) => statesPlace)).toEqual(
          documents.map(({ statesPlace }) => statesPlace),
        );
      });

      test("tells where each document's passages begin, and how many it has", () => {
        expect(store.passageCount).toBe(passages.length);
        for (const [number, entry] of store.documents.entries()) {
          const own = passagesOf(documents[number]?.id ?? "");
          const { firstPassage, passageCount } = entry;
          expect(everyPassage.slice(firstPassage, firstPassage + passageCount)).toEqual(own);
        }
      });

      test("counts measures and sections with a heading", () => {
        const counts = ({ measureCount, sectionCount }: { [key: string]: unknown }) => [
          measureCount,
          sectionCount,
        ];
        expect(store.documents.slice(0, 4).map((entry) => counts({ ...entry }))).toEqual([
          [3, 2],
          [1, 0],
          [1, 0],
          [0, 0],
        ]);
      });
    });

    describe("passages", () => {
      test("have their texts verbatim, in the order asked, as often as asked", async () => {
        const asked = [4, 0, 4, ...everyPassage];
        const found = await store.passages(asked);
        expect(found.map(({ number }) => number)).toEqual(asked);
        for (const { number, passage, document, text } of found) {
          expect(text).toBe(textOf(number));
          expect(passage).toEqual(passages[number]);
          expect(documents[document]?.id).toBe(passage.documentId);
        }
      });

      test("have sentences that are all of their text but white space, in order", async () => {
        for (const { text, sentences } of await store.passages(everyPassage)) {
          const joined = sentences.map(([start, end]) => text.slice(start, end)).join("");
          expect(joined).toBe(text.replace(/\s/g, ""));
        }
      });

      test("that there are not are left out", async () => {
        const found = await store.passages([...unknown, 0]);
        expect(found.map(({ number }) => number)).toEqual([0]);
        expect(await store.passages([])).toEqual([]);
      });

      test("of a document follow one another, and end where the next one's begin", async () => {
        for (const [number, { firstPassage, passageCount }] of store.documents.entries()) {
          const around = Array.from({ length: passageCount + 2 }, (_, at) => firstPassage - 1 + at);
          const found = await store.passages(around);
          const own = found.filter(({ document }) => document === number);
          expect(own.map((each) => each.number)).toEqual(around.slice(1, -1));
        }
      });

      test("are known by their ids, hashtags and link keys, in any case and width", async () => {
        const ids = passages.map(({ id }) => id);
        const found = await store.passageNumbers([...ids, "nobody-01", ""]);
        expect([...found]).toEqual(ids.map((id, number) => [id, number]));
        expect((await store.passageNumbers([])).size).toBe(0);
        for (const [number, id] of ids.entries()) {
          const wide = id.toUpperCase().replaceAll("-", "－");
          const names = [`[${id}]`, wide, hashtagOf(id), linkKeyOf(id)];
          expect(await store.passageNumbers(names)).toEqual(
            new Map(names.map((each) => [each, number])),
          );
        }
      });
    });

    describe("texts", () => {
      test("are whole documents with their passages, in the order asked", async () => {
        const asked = [2, 0, documents.length, -1, 1];
        expect(await store.texts(asked)).toEqual(
          [2, 0, 1].map((number) => ({
            number,
            document: documents[number],
            passages: passages.filter(({ documentId }) => documentId === documents[number]?.id),
          })),
        );
        expect(await store.texts([])).toEqual([]);
      });

      test("that documents had before are kept", async () => {
        expect(await store.earlierTexts()).toEqual(contractEarlier);
      });
    });

    describe("documents that mention a name", () => {
      test("are those about no place, in order", async () => {
        const having = (part: string) =>
          documents.flatMap(({ place, text }, number) =>
            place === null && text.includes(part) ? [number] : [],
          );
        expect(having("上犹").length).toBeGreaterThan(1);
        const found = await store.mentioning([["上犹"], ["没有的地方"], [], ["上犹县", "上犹"]]);
        expect(found).toEqual([having("上犹"), [], [], having("上犹")]);
      });

      test("are the same in a batch as one by one", async () => {
        const lists = [["上犹"], ["铜钟", "龙舟"], ["通知"]];
        const alone = await Promise.all(lists.map((list) => store.mentioning([list])));
        expect(await store.mentioning(lists)).toEqual(alone.flat());
        expect(await store.mentioning([])).toEqual([]);
      });
    });

    describe("terms", () => {
      const terms = ["铜钟", "龙舟", "编制", "人员", "没有这个词"];
      const among = { passages: everyPassage, documents: [...documents.keys()] };
      const isIn = (text: string, term: string) =>
        tokenizer.terms(normalizeText(text)).includes(term);

      test("are counted in passages and in documents, every one that is asked for", async () => {
        const found = await store.terms(terms);
        expect([...found.keys()]).toEqual(terms);
        for (const [term, use] of found) {
          const own = passages.map((passage, number) =>
            [textOf(number), ...passage.section, documentOf(passage).title ?? ""].join("\n"),
          );
          const count = own.filter((text) => isIn(text, term)).length;
          expect(use.passages.count).toBe(count);
          const all = passages.length;
          expect(use.passages.idf).toBeCloseTo(
            Math.log(1 + (all - count + 0.5) / (count + 0.5)),
            digits,
          );
          expect(use.passages.frequencies.size + use.documents.frequencies.size).toBe(0);
        }
      });

      test("have a frequency in exactly those of the given texts that have them", async () => {
        const found = await store.terms(terms, among);
        for (const { passages: use, documents: inDocuments } of found.values()) {
          expect(use.frequencies.size).toBe(use.count);
          expect(inDocuments.frequencies.size).toBe(inDocuments.count);
          for (const frequency of use.frequencies.values()) expect(frequency).toBeGreaterThan(0);
        }
        const [number = 0] = passagesOf("bell");
        const one = await store.terms(["铜钟"], { passages: [number, ...unknown], documents: [] });
        expect([...(one.get("铜钟")?.passages.frequencies.keys() ?? [])]).toEqual([number]);
      });

      test("are the same in a batch as one by one", async () => {
        const batch = await store.terms(terms, among);
        for (const term of terms)
          expect((await store.terms([term], among)).get(term)).toEqual(batch.get(term));
        expect((await store.terms([])).size).toBe(0);
      });
    });

    /** By the definition of `WordQuery`, from the terms' statistics. */
    async function expectedScores(
      { concepts, saturation }: WordQuery,
      kind: "passages" | "documents",
    ): Promise<number[]> {
      const all = { passages: everyPassage, documents: [...documents.keys()] };
      const terms = concepts.flatMap(({ wordings }) => wordings.flatMap((each) => each.terms));
      const statistics = await store.terms(terms, all);
      const weightOf = (concept: WordQuery["concepts"][number]) =>
        kind === "passages" ? concept.passageWeight : concept.documentWeight;
      const total = concepts.reduce((sum, concept) => sum + weightOf(concept), 0);
      const shareOf = (text: number, wording: (typeof concepts)[number]["wordings"][number]) => {
        let reached = 0;
        let highest = 0;
        for (const term of wording.terms) {
          const { idf = 0, frequencies } = statistics.get(term)?.[kind] ?? {};
          const frequency = frequencies?.get(text) ?? 0;
          reached += (idf * frequency * (saturation + 1)) / (frequency + saturation);
          highest += idf * (saturation + 1);
        }
        return (wording.weight * reached) / highest;
      };
      const isWhole = (text: number, terms_: readonly string[]) =>
        terms_.every((term) => statistics.get(term)?.[kind].frequencies.has(text) === true);
      return all[kind].map((text) =>
        concepts.reduce((sum, concept) => {
          const counting = concept.wordings.filter(
            ({ terms: own }, position) => position === 0 || isWhole(text, own),
          );
          const share = Math.max(0, ...counting.map((wording) => shareOf(text, wording)));
          return sum + (weightOf(concept) * share) / total;
        }, 0),
      );
    }

    /** Own wordings in part, synonyms whole, different weights. */
    const mixed: WordQuery = {
      saturation: 0.5,
      pairs: [],
      concepts: [
        {
          passageWeight: 2,
          documentWeight: 0.5,
          wordings: [
            { terms: ["铜钟", "槐树"], weight: 1 },
            { terms: ["龙舟"], weight: 0.5 },
            { terms: ["编制", "底数"], weight: 0.5 },
          ],
        },
        {
          passageWeight: 1,
          documentWeight: 3,
          wordings: [{ terms: ["人员"], weight: 1 }],
        },
      ],
    };

    describe("the best by words", () => {
      const many = { passages: 1000, documents: 1000 };

      test.each([
        ["passages", mixed],
        ["documents", mixed],
        ["passages", { ...mixed, saturation: 1.2 }],
      ] as const)("%s are those with the highest scores, ties by number", async (kind, asked) => {
        const scores = await expectedScores(asked, kind);
        const expected = [...scores.entries()]
          .filter(([, score]) => score > 0)
          .toSorted(([a, one], [b, other]) => other - one || a - b);
        const found = (await store.bestByWords(asked, { kind: "everywhere" }, many))[kind];
        expect(found.toSorted((a, b) => a - b)).toEqual(
          expected.map(([number]) => number).toSorted((a, b) => a - b),
        );
        found.forEach((number, at) => {
          const next = found[at + 1] ?? -1;
          const difference = (scores[number] ?? 0) - (scores[next] ?? 0);
          expect(difference).toBeGreaterThan(-1e-9);
        });
      });

      test("come in the order of their numbers where they say the same", async () => {
        const { passages: found } = await store.bestByWords(
          query("通知"),
          only("twin-a", "twin-b", "twin-c"),
          many,
        );
        expect(found).toEqual(passagesOf("twin-a", "twin-b", "twin-c"));
      });

      test("are in scope, and no more than asked for", async () => {
        const asked = query("通知", "人员");
        const within = await store.bestByWords(asked, only("twin-b", "notice-3"), many);
        expect(within.documents.toSorted((a, b) => a - b)).toEqual(
          [numberOf("twin-b"), numberOf("notice-3")].toSorted((a, b) => a - b),
        );
        const except = new Set([numberOf("placed-a")]);
        const elsewhere = await store.bestByWords(asked, { kind: "elsewhere", except }, many);
        expect(elsewhere.documents).toEqual([numberOf("placed-b")]);
        expect(elsewhere.passages).toEqual(passagesOf("placed-b"));
        const few = await store.bestByWords(
          asked,
          { kind: "everywhere" },
          { passages: 2, documents: 1 },
        );
        expect([few.passages.length, few.documents.length]).toEqual([2, 1]);
      });

      test("are none in an empty scope, of no concepts, or of words that no text has", async () => {
        const nothing = { passages: [], documents: [] };
        const everywhere: DocumentScope = { kind: "everywhere" };
        expect(await store.bestByWords(query("通知"), only(), many)).toEqual(nothing);
        expect(await store.bestByWords(query(), everywhere, many)).toEqual(nothing);
        expect(await store.bestByWords(query("没有这个词"), everywhere, many)).toEqual(nothing);
      });
    });

    describe("features", () => {
      test("have the scores by words that are defined, in the order asked", async () => {
        const asked = everyPassage.toReversed();
        const request = { words: mixed, vector: null, hasText: true };
        const found = await store.features(asked, request);
        const inPassages = await expectedScores(mixed, "passages");
        expect(found.map(({ passage }) => passage)).toEqual(asked);
        for (const { passage, document, text, ...scores } of found) {
          expect(text).toBe(textOf(passage));
          expect(documents[document]?.id).toBe(passages[passage]?.documentId);
          expect(scores.wordScore).toBeCloseTo(inPassages[passage] ?? 0, 9);
          expect([scores.pairScore, scores.cosine]).toEqual([0, null]);
        }
      });

      test("have exact cosines of the passage and of each of its sentences", async () => {
        const vector = await embedder.embedQuery("铜钟");
        const stored = await store.passages(everyPassage);
        const found = await store.features(everyPassage, { words: null, vector, hasText: true });
        const cosines = await store.sentenceCosines(everyPassage, vector);
        for (const [at, each] of found.entries()) {
          expect(each.cosine).toBeCloseTo(cosine(each.passage, vector), cosineDigits);
          expect([each.wordScore, each.pairScore]).toEqual([0, 0]);
          const { text = "", sentences = [] } = stored[at] ?? {};
          expect(cosines[at]).toHaveLength(sentences.length);
          const [first] = sentences;
          const sentence = await embedder.embedPassage(
            normalizeText(text.slice(...(first ?? [0]))),
          );
          expect(cosines[at]?.[0]).toBeCloseTo(
            sentence.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0),
            cosineDigits,
          );
        }
      });

      test("are the same in a batch as one by one", async () => {
        const vector = await embedder.embedQuery("龙舟");
        const request = { words: mixed, vector, hasText: true };
        const asked = [7, 0, 3, 0];
        const alone = await Promise.all(asked.map((number) => store.features([number], request)));
        expect(await store.features(asked, request)).toEqual(alone.flat());
        const cosines = await Promise.all(
          asked.map((number) => store.sentenceCosines([number], vector)),
        );
        expect(await store.sentenceCosines(asked, vector)).toEqual(cosines.flat());
      });

      test("have no texts where none are asked for", async () => {
        const words = query("铜钟");
        const vector = await embedder.embedQuery("铜钟");
        for (const each of [
          { words, vector: null },
          { words: null, vector },
        ]) {
          const found = await store.features(everyPassage, { ...each, hasText: false });
          const whole = await store.features(everyPassage, { ...each, hasText: true });
          expect(found).toEqual(whole.map((features) => ({ ...features, text: "" })));
        }
      });

      test("leave out passages that there are not", async () => {
        const vector = await embedder.embedQuery("龙舟");
        const request = { words: null, vector, hasText: true };
        const found = await store.features([...unknown, 1], request);
        expect(found.map(({ passage }) => passage)).toEqual([1]);
        expect(await store.sentenceCosines([...unknown, 1], vector)).toHaveLength(1);
        expect(await store.features([], request)).toEqual([]);
      });

      test("have the share of the pairs that a passage has, weighted by how rare they are", async () => {
        const pairs = ["龙舟", "铜钟", "没有"];
        const request = { words: { ...query(), pairs }, vector: null, hasText: true };
        const found = await store.features(everyPassage, request);
        const having = (pair: string) =>
          found.filter(({ text }) => text.includes(pair)).map(({ passage }) => passage);
        for (const { passage, pairScore } of found) {
          const hasOne = pairs.some((pair) => having(pair).includes(passage));
          expect(pairScore > 0).toBe(hasOne);
          expect(pairScore).toBeLessThan(1);
        }
        const everywhere: DocumentScope = { kind: "everywhere" };
        const best = await store.bestByWords(request.words, everywhere, {
          passages: 100,
          documents: 0,
        });
        expect(best.passages.toSorted((a, b) => a - b)).toEqual(
          found.filter(({ pairScore }) => pairScore > 0).map(({ passage }) => passage),
        );
      });

      test("of many questions beside each other do not get into each other", async () => {
        const words = ["铜钟", "龙舟", "人员", "编制", "通知"];
        const requests = Array.from({ length: 40 }, (_, number) => ({
          words: query(words[number % words.length] ?? ""),
          vector: null,
          hasText: false,
        }));
        const found = await Promise.all(
          requests.map((request) => store.features(everyPassage, request)),
        );
        const again = await Promise.all(
          requests.map((request) => store.features(everyPassage, request)),
        );
        expect(again).toEqual(found);
        found.forEach((each, number) => expect(each).toEqual(found[number % words.length]));
      });
    });

    describe("the nearest passages", () => {
      const full = { count: 10, isCursory: false };
      const nearestOf = (numbers: readonly number[], vector: Float32Array) =>
        numbers.toSorted((a, b) => cosine(b, vector) - cosine(a, vector) || a - b);

      test("everywhere are hardly ever missed, nearest first", async () => {
        let found = 0;
        for (let number = 0; number < 20; number++) {
          const vector = await embedder.embedQuery(`question ${number}`);
          const nearest = await store.nearest(vector, { kind: "everywhere" }, full);
          expect(nearest).toEqual(nearestOf(nearest, vector));
          expect(nearest).toHaveLength(10);
          const wanted = nearestOf(everyPassage, vector).slice(0, 10);
          found += wanted.filter((each) => nearest.includes(each)).length;
        }
        expect(found / 200).toBeGreaterThanOrEqual(0.98);
      });

      test("of a few documents are exactly those that comparing finds", async () => {
        const ids = ["measures", "bell", "twin-a"];
        const vector = await embedder.embedQuery("question");
        const found = await store.nearest(vector, only(...ids), { count: 3, isCursory: false });
        expect(found).toEqual(nearestOf(passagesOf(...ids), vector).slice(0, 3));
        const all = await store.nearest(vector, only(...ids), { count: 99, isCursory: false });
        expect(all).toEqual(nearestOf(passagesOf(...ids), vector));
      });

      test.each([false, true])(
        "of many documents are in scope (cursory: %s)",
        async (isCursory) => {
          const ids = documents.map(({ id }) => id).filter((id) => id.startsWith("notice-"));
          const half = ids.filter((_, at) => at % 2 === 0);
          const own = new Set(passagesOf(...half));
          let found = 0;
          for (let number = 0; number < 20; number++) {
            const vector = await embedder.embedQuery(`question ${number}`);
            const nearest = await store.nearest(vector, only(...half), { count: 10, isCursory });
            for (const each of nearest) expect(own).toContain(each);
            const wanted = nearestOf([...own], vector).slice(0, 10);
            found += wanted.filter((each) => nearest.includes(each)).length;
          }
          expect(found / 200).toBeGreaterThanOrEqual(0.9);
        },
      );

      test("elsewhere are of documents about places, without those left out", async () => {
        const vector = await embedder.embedQuery("question");
        const except = new Set([numberOf("placed-b")]);
        const found = await store.nearest(vector, { kind: "elsewhere", except }, full);
        expect(found).toEqual(nearestOf(passagesOf("placed-a"), vector));
      });

      test("come in the order of their numbers where they are the same", async () => {
        const [number = 0] = passagesOf("twin-a");
        const vector = vectors[number] ?? new Float32Array();
        const found = await store.nearest(vector, { kind: "everywhere" }, full);
        expect(found.slice(0, 3)).toEqual(passagesOf("twin-a", "twin-b", "twin-c"));
      });

      test("are none in an empty scope", async () => {
        const vector = await embedder.embedQuery("question");
        expect(await store.nearest(vector, only(), full)).toEqual([]);
      });
    });
  });
}
