import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupAlike, likeness } from "../../../src/state/likeness.ts";

describe("likeness", () => {
  it.each([
    // 编制 制改 改革 | 编制 制改 改变: 2 of 4
    ["编制改革", "编制改变", 2 / 4],
    // 如何 何安 安置 置人 人员 | 怎样 样安 安置 置人 人员: 3 of 7
    ["如何安置人员", "怎样安置人员", 3 / 7],
    // A pair that is there twice counts once: 人人 人员 | 人员
    ["人人人员", "人员", 1 / 2],
    ["编制", "人员", 0],
    ["?", "!", 1],
    ["县", "县?", 1],
    ["县", "县城", 0],
  ])("of %s and %s", (a, b, expected) => {
    expect(likeness(a, b)).toBeCloseTo(expected, 12);
  });

  it("does not see width, case, spaces and punctuation", () => {
    expect(likeness("CADRE 编制,改革!", "cadre编制改革")).toBe(1);
  });
});

describe("grouping", () => {
  it("joins by chains, and only at or above the threshold", () => {
    // abcd–bcde: 2 of 4; bcde–cdef: 2 of 4; abcd–cdef: 1 of 5
    expect(groupAlike(["abcd", "wxyz", "cdef", "bcde"], 0.5)).toEqual([[0, 2, 3], [1]]);
    expect(groupAlike(["abcd", "wxyz", "cdef", "bcde"], 0.51)).toEqual([[0], [1], [2], [3]]);
    expect(groupAlike([], 0.5)).toEqual([]);
  });

  it("finds the connected parts that comparing every pair finds", () => {
    const text = fc.string({ unit: fc.constantFrom("县", "编", "制", "人"), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const groups = groupAlike(texts, 0.5);
        expect(groups.flat().toSorted((a, b) => a - b)).toEqual(texts.map((_, i) => i));
        // Labels spread over like pairs until nothing changes.
        const labels = texts.map((_, i) => i);
        for (let hasChanged = true; hasChanged;) {
          hasChanged = false;
          for (const [i, a] of texts.entries()) {
            for (const [j, b] of texts.entries()) {
              const low = Math.min(labels[i] ?? 0, labels[j] ?? 0);
              if (likeness(a, b) >= 0.5 && (labels[i] !== low || labels[j] !== low)) {
                labels[i] = low;
                labels[j] = low;
                hasChanged = true;
              }
            }
          }
        }
        const byLabel = groups.map((group) => group.map((i) => labels[i]));
        expect(byLabel).toEqual(groups.map((group) => group.map(() => group[0])));
      }),
    );
  });
});
