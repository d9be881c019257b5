/** Concepts in texts of few words: what is looked up word by word is what counting through all texts gives. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bm25Reader, createBm25Reader } from "../../src/index/words/bm25-reader.ts";
import { createBm25Writer } from "../../src/index/words/bm25-writer.ts";
import type { Concept } from "../../src/questions/concepts.ts";
import { createConceptScorer } from "../../src/search/concept-scores.ts";

const words = ["机构", "编制", "人员", "分流", "安置"];
const anyText = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 });
const anyWording = fc.record({
  terms: fc.uniqueArray(fc.constantFrom(...words, "无"), { minLength: 1, maxLength: 3 }),
  weight: fc.constantFrom(1, 0.8),
});
const anyConcept = fc
  .array(anyWording, { minLength: 1, maxLength: 4 })
  .map((wordings): Concept => ({
    written: wordings[0]?.terms.join("") ?? "",
    wordings: wordings.map((each) => ({ ...each, written: each.terms.join("") })),
    telling: 1,
    isOfField: false,
  }));
const anyConcepts = fc.array(anyConcept, { minLength: 1, maxLength: 3 });

function indexOf(texts: readonly (readonly string[])[]): Bm25Reader {
  const writer = createBm25Writer();
  for (const terms of texts) writer.add([{ weight: 1, terms }]);
  return createBm25Reader(writer.finish());
}

/** Of what its terms could reach at most, what the wording reaches in the text. */
function shareOf(
  { terms, weight }: Concept["wordings"][number],
  text: number,
  index: Bm25Reader,
): number {
  const saturation = 0.5;
  const reached = terms.reduce(
    (sum, term) => sum + (index.score(new Map([[term, 1]]), saturation).get(text) ?? 0),
    0,
  );
  const highest = terms.reduce((sum, term) => sum + index.idf(term) * (saturation + 1), 0);
  return (weight * reached) / highest;
}

function bestShare({ wordings }: Concept, text: number, index: Bm25Reader): number {
  const counting = wordings.filter(
    ({ terms }, position) => position === 0 || terms.every((term) => index.contains(term, text)),
  );
  return Math.max(0, ...counting.map((wording) => shareOf(wording, text, index)));
}

test("each text has the weighted shares of its best wordings", () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 30 }), anyConcepts, (texts, asked) => {
      const index = indexOf(texts);
      const { byText, concepts, texts: scored } = createConceptScorer(index)(asked);
      const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
      texts.forEach((_, text) => {
        const expected = concepts.reduce(
          (sum, { concept, weight }) => sum + (weight / total) * bestShare(concept, text, index),
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
        const scorer = createConceptScorer(index);
        const one = scorer(first);
        const alone = [...one.byText];
        const beside = [...scorer(second).byText];
        expect([...one.byText]).toEqual(alone);
        one.release();
        const after = scorer(second);
        expect([...after.byText]).toEqual(beside);
      },
    ),
  );
});
