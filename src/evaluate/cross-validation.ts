/**
 * Labelled rows in; how well a regression tells them apart that was fitted to others, out. The same rows, the same figures.
 */
import { type LabelledRow, areaUnderCurve, fitLogistic, predict } from "./logistic.ts";

export const foldCount = 5;

/** For each row its score by a regression fitted to the other folds. */
export function crossValidatedScores(rows: readonly LabelledRow[]): number[] {
  const folds = Array.from({ length: foldCount }, (_, fold) =>
    fitLogistic(rows.filter((_row, index) => index % foldCount !== fold)),
  );
  return rows.map(({ values }, index) => {
    const model = folds[index % foldCount];
    return model === undefined ? NaN : predict(model, values);
  });
}

export interface Separation {
  /** Under the ROC curve, 0 to 1. */
  readonly area: number;
  /** Of the negatives, the share above the threshold that `kept` of the positives are above. */
  readonly falsePositives: number;
}

/** Cross-validated; without one column of the rows where that is given. */
export function separationOf(
  rows: readonly LabelledRow[],
  kept: number,
  without?: number,
): Separation {
  const reduced = rows.map(({ values, positive }) => ({
    values: values.filter((_value, column) => column !== without),
    positive,
  }));
  const scores = crossValidatedScores(reduced);
  const scored = reduced.map(({ positive }, index) => ({ positive, score: scores[index] ?? NaN }));
  const threshold = thresholdFor(kept, scored);
  const negatives = scored.filter(({ positive }) => !positive);
  return {
    area: areaUnderCurve(scored),
    falsePositives: negatives.filter(({ score }) => score >= threshold).length / negatives.length,
  };
}

/** The highest score that the given share of the positives reaches. */
export function thresholdFor(
  kept: number,
  scored: readonly { readonly positive: boolean; readonly score: number }[],
): number {
  const positives = scored.filter(({ positive }) => positive).map(({ score }) => score);
  return positives.toSorted((a, b) => a - b)[Math.floor(positives.length * (1 - kept))] ?? 0;
}
