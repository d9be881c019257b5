/** Ranks and what is made of them, against values that are worked out by hand. */
import { describe, expect, test } from "vitest";
import {
  bootstrapInterval,
  gradeOf,
  hitAt,
  isRelevant,
  mean,
  meanReciprocalRank,
  ndcg,
  rankOf,
} from "../../../../src/measure/evaluate/metrics.ts";

const passages = [
  { document: "hequ", text: "精简机构,下沉\n 力量。" },
  { document: "shangyou", text: "安置超编人员。" },
  { document: "hequ", text: "安置超编人员。" },
];

function questionWith(type: string, ...gold: readonly (readonly [doc: string, must: string])[]) {
  return { id: "q", type, lang: "zh", q: "?", gold: gold.map(([doc, must]) => ({ doc, must })) };
}

describe("the rank", () => {
  test.each([
    ["of the first passage that holds it", "fact", [["hequ", "精简机构"]], 1],
    ["of a passage of its own document only", "fact", [["hequ", "安置超编人员"]], 3],
    ["white space aside", "fact", [["hequ", "下沉力 量"]], 1],
    [
      "of any gold, the best",
      "fact",
      [
        ["hequ", "安置超编"],
        ["shangyou", "安置超编"],
      ],
      2,
    ],
    [
      "of all gold for compare, the worst",
      "compare",
      [
        ["hequ", "安置超编"],
        ["shangyou", "安置超编"],
      ],
      3,
    ],
    ["is none where nothing holds it", "fact", [["hequ", "天气"]], null],
    [
      "is none where compare misses one",
      "compare",
      [
        ["hequ", "精简"],
        ["shangyou", "精简"],
      ],
      null,
    ],
    ["is none without gold", "refuse", [], null],
  ] as const)("%s", (_, type, gold, rank) => {
    expect(rankOf(questionWith(type, ...gold), passages)).toBe(rank);
  });

  test("is not looked for beyond the tenth passage", () => {
    const many = [
      ...Array.from({ length: 10 }, () => ({ document: "a", text: "别的" })),
      ...passages,
    ];
    expect(rankOf(questionWith("fact", ["hequ", "精简机构"]), many)).toBeNull();
  });
});

describe("of the ranks 1, 3, none and 2", () => {
  const ranks = [1, 3, null, 2];

  test("hit@1 is 1/4, hit@2 2/4 and hit@3 3/4", () => {
    expect([1, 2, 3].map((k) => hitAt(k, ranks))).toEqual([0.25, 0.5, 0.75]);
  });

  test("the mean reciprocal rank is (1 + 1/3 + 0 + 1/2) / 4", () => {
    expect(meanReciprocalRank(ranks)).toBeCloseTo(11 / 24, 10);
  });
});

test("the mean of nothing is no number", () => {
  expect(mean([])).toBeNaN();
  expect(mean([1, 2, 6])).toBe(3);
});

describe("the interval of a mean", () => {
  const values = Array.from({ length: 100 }, (_, index) => (index < 80 ? 1 : 0));

  test("is around it, and about as wide as that of a share of 0.8 in 100: ± 0.08", () => {
    const [low, high] = bootstrapInterval(values);
    expect(low).toBeGreaterThan(0.69);
    expect(low).toBeLessThan(0.75);
    expect(high).toBeGreaterThan(0.85);
    expect(high).toBeLessThan(0.91);
  });

  test("is the same every time", () => {
    expect(bootstrapInterval(values)).toEqual(bootstrapInterval(values));
  });

  test("is a point where all values are equal", () => {
    expect(bootstrapInterval([1, 1, 1])).toEqual([1, 1]);
  });
});

test("a passage is relevant that holds one of the golds, of its own document", () => {
  const question = questionWith("compare", ["hequ", "安置超编"], ["hequ", "下沉力量"]);
  expect(passages.map((passage) => isRelevant(question, passage))).toEqual([true, false, true]);
});

test("a judged question's passage is needed, bears on it, or is noise", () => {
  const question = {
    ...questionWith("fact", ["hequ", "精简机构"]),
    related: [{ doc: "shangyou", must: "超编人员" }],
  };
  expect(passages.map((passage) => gradeOf(question, passage))).toEqual([2, 1, 0]);
});

test("of a question that nobody judged, only what is needed is known", () => {
  const question = questionWith("fact", ["hequ", "精简机构"]);
  expect(passages.map((passage) => gradeOf(question, passage))).toEqual([2, null, null]);
});

test("an answer in people's own words is found where enough of its pairs of characters stand", () => {
  const passage = { document: "a", text: "每人每年补助金额不超过五千元" };
  const question = (must: string) => ({
    ...questionWith("plain"),
    gold: [{ doc: "a", must, leastShare: 0.8 }],
  });
  expect(isRelevant(question("每人每年补助不超过五千元"), passage)).toBe(true);
  expect(isRelevant(question("每人每月补贴三千元"), passage)).toBe(false);
});

describe("nDCG", () => {
  test("is 1 where the relevant ones stand in front of all others", () => {
    expect(ndcg([true, true, false], 2)).toBe(1);
  });

  test("is less by what is not found, and by how late the others are", () => {
    expect(ndcg([true, false], 2)).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 10);
    expect(ndcg([false, false, true], 1)).toBeCloseTo(1 / 2, 10);
  });

  test("is 0 where nothing is found, or only beyond the tenth", () => {
    expect(ndcg([], 1)).toBe(0);
    expect(ndcg([...Array.from({ length: 10 }, () => false), true], 1)).toBe(0);
  });

  test("of more relevant ones than are looked at, ten are enough", () => {
    expect(
      ndcg(
        Array.from({ length: 10 }, () => true),
        30,
      ),
    ).toBe(1);
  });
});
