/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -4.243;

export const judgeWeights: Evidence = {
  sentenceCosine: 8.073,
  passageCoverage: 1.586,
  foreignShare: -3.068,
  foreignWording: -4.252,
  foreignMeaning: -6.071,
  missingFigure: -3.502,
  missingFocus: -0.928,
  missingName: -4.591,
  missingKind: -1.798,
  offField: -13.974,
  unanchored: -1.909,
};

/** The highest at which 98 % of answerable questions are answered that the weights were not fitted to. */
export const answeredThreshold = 0.26;
