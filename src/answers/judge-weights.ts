/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -4.307;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.885,
  passageCoverage: 1.746,
  foreignShare: -2.983,
  foreignWording: -4.176,
  foreignMeaning: -5.453,
  missingFigure: -3.471,
  missingFocus: -0.965,
  missingName: -4.523,
  missingKind: -1.788,
  offField: -12.964,
  unanchored: -1.814,
};

/** The highest threshold at which 98 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.26;
