/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -4.321;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.944,
  passageCoverage: 1.757,
  foreignShare: -2.971,
  foreignWording: -4.175,
  foreignMeaning: -5.451,
  missingFigure: -3.477,
  missingFocus: -0.961,
  missingName: -4.533,
  missingKind: -1.785,
  offField: -13.411,
  unanchored: -1.856,
};

/** The highest at which 98 % of answerable questions are answered that the weights were not fitted to. */
export const answeredThreshold = 0.27;
