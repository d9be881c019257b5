/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.642;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.549,
  passageCoverage: 1.696,
  foreignShare: -3.337,
  foreignWording: -3.624,
  foreignMeaning: -9.254,
  missingFigure: -3.606,
  missingFocus: -1.015,
  missingName: -4.636,
  missingKind: -1.679,
  offField: -18.527,
  unanchored: -1.985,
};

/** The highest at which 97 % of answerable questions are answered that the weights were not fitted to. */
export const answeredThreshold = 0.28;
