/** BM25 against values that are worked out by hand, and what holds for any texts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBm25Writer } from "../../../../src/index/words/bm25-data.ts";
import { createBm25Reader } from "../../../../src/index/words/bm25-reader.ts";
import { bm25Scores, hasTerm } from "../../../setup/bm25-scores.ts";

/** One field of weight 1 for each text. */
function readerOf(texts: readonly (readonly string[])[]) {
  const writer = createBm25Writer();
  for (const terms of texts) writer.add([{ weight: 1, terms }]);
  return createBm25Reader(writer.finish());
}

const weightsOf = (...terms: readonly string[]) => new Map(terms.map((term) => [term, 1]));

describe("worked out by hand", () => {
  // Four texts of 2, 4, 4 and 6 terms: 4 on average. k1 = 1.2, b = 0.75.
  const reader = readerOf([
    ["编制", "编制"],
    ["编制", "机构", "改革", "乡镇"],
    ["改革", "改革", "改革", "改革"],
    ["乡镇", "机构", "改革", "县", "县", "县"],
  ]);

  test("idf: log(1 + (N - n + 0.5) / (n + 0.5))", () => {
    // 编制 is in 2 of 4: log(1 + 2.5 / 2.5) = log 2.
    expect(reader.idf("编制")).toBeCloseTo(Math.log(2), 6);
    // 改革 is in 3 of 4: log(1 + 1.5 / 3.5) = log(10/7).
    expect(reader.idf("改革")).toBeCloseTo(Math.log(10 / 7), 6);
    // A term that is nowhere: log(1 + 4.5 / 0.5) = log 10.
    expect(reader.idf("天气")).toBeCloseTo(Math.log(10), 6);
  });

  test("one term", () => {
    const scores = bm25Scores(reader, weightsOf("编制"));
    // Text 0: length 2, norm 1 - 0.75 + 0.75 · 2/4 = 0.625; tf' = 2 / 0.625 = 3.2;
    // log 2 · 2.2 · 3.2 / (1.2 + 3.2) = log 2 · 1.6 = 1.109035.
    expect(scores.get(0)).toBeCloseTo(1.109035, 5);
    // Text 1: length 4, norm 1; tf' = 1; log 2 · 2.2 · 1 / 2.2 = log 2.
    expect(scores.get(1)).toBeCloseTo(Math.LN2, 5);
    expect([...scores.keys()]).toEqual([0, 1]);
  });

  test("several terms are summed, each with its weight", () => {
    // Text 3: length 6, norm 0.25 + 0.75 · 6/4 = 1.375; tf' of 机构 = 1 / 1.375 = 0.727273;
    // its share: log 2 · 2.2 · 0.727273 / 1.927273 = log 2 · 0.830189 = 0.575443;
    // 县: idf log(1 + 3.5/1.5) = log(10/3) = 1.203973; tf' = 3 / 1.375 = 2.181818;
    // 1.203973 · 2.2 · 2.181818 / 3.381818 = 1.708863; half of it is 0.854432.
    const scores = bm25Scores(
      reader,
      new Map([
        ["机构", 1],
        ["县", 0.5],
      ]),
    );
    expect(scores.get(3)).toBeCloseTo(0.575443 + 0.854432, 5);
  });

  test("which texts have a term", () => {
    expect([0, 1, 2, 3].map((text) => hasTerm(reader, "改革", text))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(hasTerm(reader, "天气", 0)).toBe(false);
    expect(reader.documentFrequency("改革")).toBe(3);
    expect(reader.documentFrequency("天气")).toBe(0);
  });
});

test("a field of weight 2 counts a term twice, by its own length", () => {
  const writer = createBm25Writer();
  const body = ["甲", "乙"];
  writer.add([
    { weight: 1, terms: body },
    { weight: 2, terms: ["丙"] },
  ]);
  writer.add([
    { weight: 1, terms: body },
    { weight: 2, terms: ["丁"] },
  ]);
  const reader = createBm25Reader(writer.finish());
  // Every field is of average length, so 丙 has tf' = 2: log(1 + 1.5/1.5) · 2.2 · 2 / 3.2 = log 2 · 1.375.
  expect(bm25Scores(reader, weightsOf("丙")).get(0)).toBeCloseTo(Math.log(2) * 1.375, 6);
});

test("no text at all gives no score", () => {
  const reader = readerOf([]);
  expect(reader.textCount).toBe(0);
  expect(bm25Scores(reader, weightsOf("甲")).size).toBe(0);
  expect(Number.isFinite(reader.idf("甲"))).toBe(true);
});

describe("for any texts", () => {
  const term = fc.constantFrom("甲", "乙", "丙", "丁", "constructor", "__proto__", "toString");
  const texts = fc.array(fc.array(term, { maxLength: 12 }), { maxLength: 12 });

  test("a text is scored exactly if it has one of the terms, and never beyond the highest", () => {
    fc.assert(
      fc.property(texts, fc.uniqueArray(term, { minLength: 1 }), (all, asked) => {
        const reader = readerOf(all);
        const scores = bm25Scores(reader, weightsOf(...asked));
        const highest = asked.reduce((sum, each) => sum + reader.idf(each) * 2.2, 0);
        all.forEach((terms, text) => {
          expect(scores.has(text)).toBe(asked.some((each) => terms.includes(each)));
          expect(scores.get(text) ?? 1e-9).toBeGreaterThan(0);
          expect(scores.get(text) ?? 0).toBeLessThan(highest);
        });
      }),
    );
  });

  test("which texts have a term is as in a plain map", () => {
    fc.assert(
      fc.property(texts, term, (all, each) => {
        const reader = readerOf(all);
        const having = all.flatMap((terms, text) => (terms.includes(each) ? [text] : []));
        expect(reader.documentFrequency(each)).toBe(having.length);
        expect(all.flatMap((_, text) => (hasTerm(reader, each, text) ? [text] : []))).toEqual(
          having,
        );
      }),
    );
  });

  test("of two texts of one length, the one with more of a term scores higher", () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(8), fc.nat(8)).filter(([a, b]) => a !== b),
        (counts) => {
          const filled = (count: number) =>
            Array.from({ length: 10 }, (_, i) => (i < count ? "甲" : "乙"));
          const scores = bm25Scores(readerOf(counts.map(filled)), weightsOf("甲"));
          const [a = 0, b = 0] = [0, 1].map((text) => scores.get(text) ?? 0);
          expect(a > b).toBe(counts[0] > counts[1]);
        },
      ),
    );
  });
});
