/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.955;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.856,
  passageCoverage: 1.488,
  foreignShare: -3.076,
  foreignWording: -5.078,
  foreignMeaning: -7.461,
  missingFigure: -3.799,
  missingFocus: -0.736,
  missingName: -4.621,
  missingKind: -1.652,
  offField: -22.955,
  unanchored: -1.663,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.28;
