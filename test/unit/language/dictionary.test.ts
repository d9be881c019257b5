/** How telling a word is, by how often it was counted. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { minCommonCount, tellingShare } from "../../../src/language/dictionary.ts";

const count = fc.integer({ min: 0, max: 60_000_000 });

test("lies above 0, and at 1 at most", () => {
  fc.assert(
    fc.property(count, (each) => {
      expect(tellingShare(each)).toBeGreaterThan(0);
      expect(tellingShare(each)).toBeLessThanOrEqual(1);
    }),
  );
});

test("never grows with the count", () => {
  fc.assert(
    fc.property(count, count, (a, b) => {
      expect(tellingShare(Math.max(a, b))).toBeLessThanOrEqual(tellingShare(Math.min(a, b)));
    }),
  );
});

test("is 1 for what is not kept as common", () => {
  expect(tellingShare(minCommonCount - 1)).toBe(1);
  expect(tellingShare(minCommonCount + 1)).toBeLessThan(1);
});
