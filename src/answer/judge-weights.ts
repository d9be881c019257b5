/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.597;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.474,
  passageCoverage: 1.691,
  foreignShare: -3.339,
  foreignWording: -3.624,
  foreignMeaning: -9.284,
  missingFigure: -3.462,
  missingFocus: -1.016,
  missingName: -4.631,
  missingKind: -1.682,
  offField: -18.5,
  unanchored: -1.936,
};

/** The highest at which 97 % of answerable questions are answered that the weights were not fitted to. */
export const answeredThreshold = 0.28;
