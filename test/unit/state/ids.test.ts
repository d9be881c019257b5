/** Ids as they are stored: as the numbers that earlier versions wrote, where they are such. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { storedId } from "../../../src/state/stored-ids.ts";

test.each([
  ["7", 7],
  ["0", 0],
  ["-1001234567890", -1_001_234_567_890],
  ["9007199254740991", 9_007_199_254_740_991],
  ["9007199254740993", "9007199254740993"],
  ["-0", "-0"],
  ["007", "007"],
  ["7.0", "7.0"],
  ["1e3", "1e3"],
  ["", ""],
  ["U024BE7LH", "U024BE7LH"],
])("%s is stored as %s", (id, stored) => {
  expect(storedId(id)).toBe(stored);
});

test("no two ids are stored alike, and each is read back", () => {
  const id = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String));
  fc.assert(
    fc.property(id, id, (one, other) => {
      expect(String(storedId(one))).toBe(one);
      expect(storedId(one) === storedId(other)).toBe(one === other);
    }),
  );
});
