/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.79;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.748,
  passageCoverage: 1.896,
  foreignShare: -2.354,
  elsewhereMargin: -9.381,
  foreignPhrase: -1.469,
  missingFigure: -3.909,
  missingFocus: -0.687,
  missingName: -4.617,
  missingKind: -1.141,
  offField: -33.795,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.31;
