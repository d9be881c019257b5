/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.935;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.248,
  passageCoverage: 1.258,
  foreignShare: -2.539,
  elsewhereMargin: -11.488,
  foreignPhrase: -1.533,
  missingFigure: -3.941,
  missingFocus: -0.774,
  missingName: -4.787,
  missingKind: -1.401,
  offField: -24.536,
  unanchored: -1.632,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.23;
