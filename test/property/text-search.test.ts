/** Looking a string up among many texts finds what looking into each of them finds. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextSearch } from "../../src/index/mentions.ts";

/** Few different ones, whose bytes are each other's halves: U+4E4E is 4E twice, U+4E53 begins where U+534E ends. */
const units = fc.constantFrom("乎", "华", "乓", "犹", "𠮷", "\ud842", "n", "\n");
const texts = fc.string({ unit: units, maxLength: 12 });

test("as each text's own includes tells it", () => {
  fc.assert(
    fc.property(
      fc.array(texts),
      fc.string({ unit: units, minLength: 1, maxLength: 3 }),
      (all, one) => {
        const having = all.flatMap((text, index) => (text.includes(one) ? [index] : []));
        expect(createTextSearch(all).having(one)).toEqual(having);
      },
    ),
    { numRuns: 2000 },
  );
});

test("a text that goes on in the next has nothing of it", () => {
  const search = createTextSearch(["上", "犹县", "", "上犹县和上犹"]);
  expect(search.having("上犹")).toEqual([3]);
  expect(search.having("犹")).toEqual([1, 3]);
  expect(search.having("县\0")).toEqual([]);
  expect(search.having("")).toEqual([]);
});
