import fc from "fast-check";
import { expect, test } from "vitest";
import { createOneEditIndex, isOneEdit } from "../../../src/places/latin-index.ts";

test.each([
  ["hequ", "heku"],
  ["hequ", "hequu"],
  ["hequ", "hqu"],
  ["hequ", "ehqu"],
  ["hequ", "hequa"],
  ["zhangye", "zhagnye"],
])("%s and %s are one edit apart", (one, other) => {
  expect(isOneEdit(one, other)).toBe(true);
  expect(isOneEdit(other, one)).toBe(true);
});

test.each([
  ["hequ", "hequ"],
  ["hequ", "heuqs"],
  ["hequ", "qehu"],
  ["hequ", "he"],
  ["hequ", "haku"],
  ["", ""],
])("%s and %s are not", (one, other) => {
  expect(isOneEdit(one, other)).toBe(false);
  expect(isOneEdit(other, one)).toBe(false);
});

test("the index finds exactly what is one edit away", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
  fc.assert(
    fc.property(fc.uniqueArray(word), word, (keys, asked) => {
      const near = createOneEditIndex(keys.map((key) => [key, [key]] as const));
      const expected = keys.filter((key) => isOneEdit(key, asked));
      expect(near(asked).toSorted()).toEqual(expected.toSorted());
    }),
  );
});
