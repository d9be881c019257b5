/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.939;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.89,
  passageCoverage: 1.489,
  foreignShare: -3.209,
  foreignWording: -4.82,
  foreignMeaning: -7.614,
  missingFigure: -3.801,
  missingFocus: -0.749,
  missingName: -4.648,
  missingKind: -1.58,
  offField: -22.913,
  unanchored: -1.701,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.29;
