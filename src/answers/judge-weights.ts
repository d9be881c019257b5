/**
 * What the signs are worth, as `npm run calibrate` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.531,
  passageCoverage: 1.056,
  foreignShare: -3.509,
  foreignWording: -2.813,
  foreignMeaning: -9.014,
  missingFigure: -3.561,
  missingPerson: -4.917,
  unstatedFact: -3.618,
  offField: -18.45,
  unanchored: -1.875,
};

/** The highest threshold at which 98 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.31;
