/** Concepts in texts of few words: what is looked up word by word is what counting through all texts gives. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { QueryWording } from "../../src/index/passage-store.ts";
import { type Bm25Reader, createBm25Reader } from "../../src/index/words/bm25-reader.ts";
import { createBm25Writer } from "../../src/index/words/bm25-data.ts";
import { createTextScorer, type WeightedConcept } from "../../src/index/words/word-scores.ts";
import { bm25Scores, hasTerm } from "../setup/bm25-scores.ts";

const words = ["机构", "编制", "人员", "分流", "安置"];
const anyText = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 });
const anyWording = fc.record({
  terms: fc.uniqueArray(fc.constantFrom(...words, "无"), { minLength: 1, maxLength: 3 }),
  weight: fc.constantFrom(1, 0.8),
});
const anyConcept = fc.record({
  wordings: fc.array(anyWording, { minLength: 1, maxLength: 4 }),
  weight: fc.constantFrom(1, 0.3, 2.5),
});
const anyConcepts = fc.array(anyConcept, { minLength: 1, maxLength: 3 });

const saturation = 0.5;

function indexOf(texts: readonly (readonly string[])[]): Bm25Reader {
  const writer = createBm25Writer();
  for (const terms of texts) writer.add([{ weight: 1, terms }]);
  return createBm25Reader(writer.finish());
}

/** Of what its terms could reach at most, what the wording reaches in the text. */
function shareOf({ terms, weight }: QueryWording, text: number, index: Bm25Reader): number {
  const reached = terms.reduce(
    (sum, term) => sum + (bm25Scores(index, new Map([[term, 1]]), saturation).get(text) ?? 0),
    0,
  );
  const highest = terms.reduce((sum, term) => sum + index.idf(term) * (saturation + 1), 0);
  return (weight * reached) / highest;
}

function bestShare({ wordings }: WeightedConcept, text: number, index: Bm25Reader): number {
  const counting = wordings.filter(
    ({ terms }, position) => position === 0 || terms.every((term) => hasTerm(index, term, text)),
  );
  return Math.max(0, ...counting.map((wording) => shareOf(wording, text, index)));
}

test("each text has the weighted shares of its best wordings", () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 30 }), anyConcepts, (texts, asked) => {
      const index = indexOf(texts);
      const { byText, texts: scored } = createTextScorer(index).score(asked, saturation);
      const total = asked.reduce((sum, { weight }) => sum + weight, 0);
      texts.forEach((_, text) => {
        const expected = asked.reduce(
          (sum, concept) => sum + (concept.weight / total) * bestShare(concept, text, index),
          0,
        );
        expect(byText[text]).toBeCloseTo(expected, 9);
        expect(scored.includes(text)).toBe((byText[text] ?? 0) > 0);
      });
    }),
  );
});

test("questions that are answered beside each other, or one after the other, do not get into each other", () => {
  fc.assert(
    fc.property(
      fc.array(anyText, { minLength: 1, maxLength: 30 }),
      anyConcepts,
      anyConcepts,
      (texts, first, second) => {
        const index = indexOf(texts);
        const scorer = createTextScorer(index);
        const one = scorer.score(first, saturation);
        const alone = [...one.byText];
        const beside = [...scorer.score(second, saturation).byText];
        expect([...one.byText]).toEqual(alone);
        scorer.reuse(one);
        const after = scorer.score(second, saturation);
        expect([...after.byText]).toEqual(beside);
      },
    ),
  );
});
