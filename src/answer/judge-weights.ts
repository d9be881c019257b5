/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.966;

export const judgeWeights: Evidence = {
  sentenceCosine: 10.198,
  passageCoverage: 0.29,
  foreignShare: -2.654,
  elsewhereMargin: -11.7,
  foreignPhrase: -2.199,
  missingFigure: -5.431,
  missingFocus: -3.037,
  offField: -42.192,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.42;
