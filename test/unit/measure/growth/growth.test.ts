/** Which documents a size has, how growth is told from figures, and the table of both. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evenlySpaced, someOf } from "../../../../src/measure/bench/figures.ts";
import { type GrowthRow, growthSteps } from "../../../../src/measure/growth/measure-growth.ts";
import { exponentOf, growthFigures, growthReport } from "../../../../src/measure/growth/report.ts";

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 200 });

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

describe("evenly spaced", () => {
  test("are as many as are wanted, and none stands nearer to the next than others", () => {
    expect(someOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([1, 4, 8]);
    expect(someOf([0, 1, 2, 3], 4)).toEqual([0, 1, 2, 3]);
    expect(someOf([0, 1], 5)).toEqual([0, 1]);
    expect(someOf([], 5)).toEqual([]);
  });

  test("are exactly as many as are wanted, of whatever there is", () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(1000), (count, wanted) => {
        const some = someOf([...Array(count).keys()], wanted);
        expect(some).toHaveLength(Math.min(count, wanted));
        expect(new Set(some).size).toBe(some.length);
      }),
    );
  });

  test("things of several sizes come as near to what is wanted as one of them reaches", () => {
    fc.assert(
      fc.property(sizes, fc.nat(5000), (all, wanted) => {
        const taken = evenlySpaced(all, wanted).map((number) => all[number] ?? 0);
        const expected = Math.min(wanted, sumOf(all));
        expect(Math.abs(sumOf(taken) - expected)).toBeLessThanOrEqual(Math.max(...all));
      }),
    );
  });
});

describe("steps", () => {
  test("have about so many passages, and the last has all", () => {
    const counts = Array.from({ length: 100 }, () => 10);
    const steps = growthSteps(counts, { kept: new Set([3, 50]), sizes: [400, 100, 1000, 5000] });
    expect(steps.map(({ length }) => length)).toEqual([10, 40, 100]);
    for (const step of steps) expect(step).toEqual(expect.arrayContaining([3, 50]));
  });

  test("fewer than those that are in each are these alone, once", () => {
    const steps = growthSteps([5, 5, 5], { kept: new Set([2]), sizes: [1, 2, 3] });
    expect(steps).toEqual([[2], [0, 1, 2]]);
  });

  test("grow, in the order of the documents, and each has those that are to be in it", () => {
    const wishes = fc.tuple(
      sizes,
      fc.uniqueArray(fc.nat(199), { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 5 }),
    );
    fc.assert(
      fc.property(wishes, ([counts, wanted, passages]) => {
        const kept = wanted.filter((number) => number < counts.length);
        const steps = growthSteps(counts, { kept: new Set(kept), sizes: passages });
        const passagesOf = (step: readonly number[]) =>
          sumOf(step.map((number) => counts[number] ?? 0));
        expect(steps.at(-1)).toEqual([...counts.keys()]);
        for (const [index, step] of steps.entries()) {
          expect(step).toEqual(step.toSorted((a, b) => a - b));
          expect(kept.every((number) => step.includes(number))).toBe(true);
          const before = steps[index - 1] ?? [];
          expect(passagesOf(step)).toBeGreaterThan(passagesOf(before));
        }
      }),
    );
  });
});

describe("an exponent", () => {
  test("is the power by which the values were made", () => {
    const power = fc.double({ min: -3, max: 3, noNaN: true });
    const points = fc.uniqueArray(fc.integer({ min: 1, max: 1e6 }), { minLength: 2 });
    fc.assert(
      fc.property(power, points, fc.integer({ min: 1, max: 1000 }), (exponent, all, factor) => {
        const made = all.map((size) => ({ size, value: factor * size ** exponent }));
        expect(exponentOf(made)).toBeCloseTo(exponent, 5);
      }),
    );
  });

  test("lies between where the values lie about a line: by hand", () => {
    // Logarithms to the base of 2: (0, 0), (1, 2), (2, 1).
    const points = [
      { size: 1, value: 1 },
      { size: 2, value: 4 },
      { size: 4, value: 2 },
    ];
    expect(exponentOf(points)).toBeCloseTo(0.5, 10);
  });

  test("is none of a single size", () => {
    expect(exponentOf([{ size: 1000, value: 5 }])).toBeNaN();
  });
});

function aRow(passageCount: number, answerMs: number): GrowthRow {
  return {
    documentCount: 5,
    passageCount,
    buildMs: 2000,
    embedMs: passageCount * 10,
    served: {
      openMs: 1234,
      memory: {
        residentBytes: 400 * 2 ** 20,
        passageCount,
        vectorBytes: 190 * 2 ** 20,
        textBytes: 10 * 2 ** 20,
      },
      answerMs: [answerMs, answerMs, answerMs * 4],
      passMs: [5, 5, 5],
    },
  };
}

describe("the report", () => {
  const rows = [aRow(1000, 10), aRow(100_000, 20)];

  test("has a row for each size", () => {
    expect(growthReport(rows).split("\n").slice(2, 4)).toEqual([
      "| 1000 | 10.0 ms | 40.0 ms | 2.00 | 400.0 MiB | 2.00 | 12.0 s | 10.0 s | 1.2 s |",
      "| 100000 | 20.0 ms | 80.0 ms | 4.00 | 400.0 MiB | 2.00 | 1002.0 s | 1000.0 s | 1.2 s |",
    ]);
  });

  test("tells how each grows, a question beside what it may at most", () => {
    const [question, memory, build] = growthFigures(rows);
    expect(question).toMatchObject({ target: { atMost: 0.2 } });
    expect(question?.value).toBeCloseTo(Math.log(2) / Math.log(100), 10);
    expect(memory).toMatchObject({ value: 0, target: null });
    expect(build?.value).toBeCloseTo(Math.log(1002 / 12) / Math.log(100), 10);
    expect(growthReport(rows)).toMatch(/^\| question, median.* \| 0\.15 \| ≤ 0\.2 \| 2 sizes, /m);
  });

  test("says of one size that it tells nothing of growth", () => {
    expect(growthFigures(rows.slice(0, 1))).toEqual([]);
    expect(growthReport(rows.slice(0, 1))).toMatch(/\n\nOne size only: no growth\.$/);
  });
});
