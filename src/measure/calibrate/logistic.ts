/** Logistic regression, with cross-validation and ROC figures. The same rows always give the same figures. */

interface LabelledRow {
  readonly values: readonly number[];
  readonly positive: boolean;
}

export interface LogisticModel {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** L2 penalty on columns of unit variance: shrinks weights that few rows support. */
const ridge = 0.01;
const stepCount = 3000;
const stepSize = 1;

/** Minimises the cross-entropy by gradient descent, over standardised columns; both classes weigh the same in total. */
export function fitLogistic(rows: readonly LabelledRow[]): LogisticModel {
  const columns =
    rows[0]?.values.map((_, column) =>
      standardize(rows.map(({ values }) => values[column] ?? 0)),
    ) ?? [];
  const shares = classShares(rows);
  let bias = 0;
  let weights: number[] = columns.map(() => 0);
  for (let step = 0; step < stepCount; step++) {
    const errors = rows.map(({ positive }, row) => {
      const sum = weights.reduce(
        (total, weight, column) => total + weight * (columns[column]?.values[row] ?? 0),
        bias,
      );
      return (sigmoid(sum) - (positive ? 1 : 0)) * (positive ? shares.positive : shares.negative);
    });
    bias -= stepSize * errors.reduce((total, error) => total + error, 0);
    weights = weights.map((weight, column) => {
      const gradient = errors.reduce(
        (total, error, row) => total + error * (columns[column]?.values[row] ?? 0),
        ridge * weight,
      );
      return weight - stepSize * gradient;
    });
  }
  return {
    bias: weights.reduce(
      (sum, weight, column) =>
        sum - (weight * (columns[column]?.mean ?? 0)) / (columns[column]?.deviation ?? 1),
      bias,
    ),
    weights: weights.map((weight, column) => weight / (columns[column]?.deviation ?? 1)),
  };
}

/** Returns a score from 0 to 1. */
export function predict({ bias, weights }: LogisticModel, values: readonly number[]): number {
  return sigmoid(
    weights.reduce((sum, weight, column) => sum + weight * (values[column] ?? 0), bias),
  );
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function classShares(rows: readonly LabelledRow[]): { positive: number; negative: number } {
  const positiveCount = rows.filter(({ positive }) => positive).length;
  return { positive: 0.5 / positiveCount, negative: 0.5 / (rows.length - positiveCount) };
}

function standardize(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance) || 1;
  return { mean, deviation, values: values.map((value) => (value - mean) / deviation) };
}

/** Area under the ROC curve: the share of pairs in which the positive has the higher score; ties count half. */
export function areaUnderCurve(
  scored: readonly { readonly score: number; readonly positive: boolean }[],
): number {
  const positives = scored.filter(({ positive }) => positive);
  const negatives = scored.filter(({ positive }) => !positive);
  let above = 0;
  for (const { score } of positives)
    for (const other of negatives)
      above += score > other.score ? 1 : score === other.score ? 0.5 : 0;
  return above / (positives.length * negatives.length);
}

export const foldCount = 5;

/** Returns the score of each row by a model fitted to the other folds. */
export function crossValidatedScores(rows: readonly LabelledRow[]): number[] {
  const folds = Array.from({ length: foldCount }, (_, fold) =>
    fitLogistic(rows.filter((_row, index) => index % foldCount !== fold)),
  );
  return rows.map(({ values }, index) => {
    const model = folds[index % foldCount];
    return model === undefined ? NaN : predict(model, values);
  });
}

interface Separation {
  /** Under the ROC curve, 0 to 1. */
  readonly area: number;
  /** Share of the negatives at or above the threshold that `kept` of the positives reach. */
  readonly falsePositives: number;
}

/** Cross-validated. @param kept share of the positives, 0 to 1. @param without a column that is left out */
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

/** Returns the highest score that the share `kept` of the positives reaches. */
export function thresholdFor(
  kept: number,
  scored: readonly { readonly positive: boolean; readonly score: number }[],
): number {
  const positives = scored.filter(({ positive }) => positive).map(({ score }) => score);
  return positives.toSorted((a, b) => a - b)[Math.floor(positives.length * (1 - kept))] ?? 0;
}
