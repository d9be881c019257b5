/**
 * What the signs are worth, as `npm run calibrate` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.962;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.561,
  passageCoverage: 0.927,
  foreignShare: -3.372,
  foreignWording: -3.061,
  foreignMeaning: -8.585,
  missingFigure: -3.602,
  missingPerson: -4.899,
  unstatedFact: -4.102,
  offField: -18.519,
  unanchored: -1.903,
};

/** The highest threshold at which 98 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.33;
