/** The regression that weighs the judge's signs. */
import { expect, test } from "vitest";
import {
  areaUnderCurve,
  fitLogistic,
  predict,
} from "../../../../src/measure/calibrate/logistic.ts";

/** The first column decides; the second says nothing. */
const rows = Array.from({ length: 40 }, (_, index) => ({
  values: [index / 40, index % 2],
  positive: index >= 20,
}));

test("finds the column that decides, and its direction", () => {
  const model = fitLogistic(rows);
  expect(model.weights[0]).toBeGreaterThan(10 * Math.abs(model.weights[1] ?? 0));
  expect(predict(model, [0.9, 0])).toBeGreaterThan(0.8);
  expect(predict(model, [0.1, 0])).toBeLessThan(0.2);
});

test("the area under the curve is the share of pairs in the right order, ties half", () => {
  const scored = (score: number, positive: boolean) => ({ score, positive });
  // Of 2 x 2 pairs: two right, one tied, one wrong.
  const area = areaUnderCurve([
    scored(0.9, true),
    scored(0.3, true),
    scored(0.3, false),
    scored(0.5, false),
  ]);
  expect(area).toBe((2 + 0.5) / 4);
});
