/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.809;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.231,
  passageCoverage: 1.743,
  foreignShare: -3.236,
  foreignWording: -4.013,
  foreignMeaning: -9.269,
  missingFigure: -3.673,
  missingFocus: -0.899,
  missingName: -4.659,
  missingKind: -1.58,
  offField: -19.408,
  unanchored: -1.845,
};

/** The highest at which 98.5 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.23;
