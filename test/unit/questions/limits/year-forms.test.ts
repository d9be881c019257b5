/** What the forms are not even tried without. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { bareForms, forms, yearOrCount } from "../../../../src/questions/limits/year-forms.ts";

const pieces =
  "从|自|在|年|到|至|-|及|近|的|2019|二〇二二|3|三|12|最近|过去|以来|以前|起|至今|开始| |,|。|since |from |in |before |the |last |past |years| to |onwards".split(
    "|",
  );

test("every form has a year or a count of years", () => {
  const all = [...forms, ...bareForms].map(({ pattern }) => new RegExp(pattern.source, "iu"));
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((some) => some.join(""));
  let matchedCount = 0;
  fc.assert(
    fc.property(text, (each) => {
      if (!all.some((form) => form.test(each))) return;
      matchedCount++;
      expect(yearOrCount.test(each)).toBe(true);
    }),
    { numRuns: 5000, seed: 7 },
  );
  expect(matchedCount).toBeGreaterThan(500);
});
