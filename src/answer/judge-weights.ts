/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.792;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.59,
  passageCoverage: 1.514,
  foreignShare: -3.237,
  foreignWording: -4.696,
  foreignMeaning: -7.387,
  missingFigure: -3.723,
  missingFocus: -0.923,
  missingName: -4.588,
  missingKind: -1.778,
  offField: -21.338,
  unanchored: -1.86,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.29;
