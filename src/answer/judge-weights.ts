/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.643;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.273,
  passageCoverage: 1.79,
  foreignShare: -2.134,
  elsewhereMargin: -9.529,
  foreignPhrase: -1.636,
  missingFigure: -3.972,
  missingFocus: -1.212,
  offField: -33.341,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.29;
