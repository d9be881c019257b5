/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.5;

export const judgeWeights: Evidence = {
  sentenceCosine: 3.076,
  passageCosine: 2.543,
  passageCoverage: 1.587,
  documentCoverage: 1.081,
  foreignShare: -1.725,
  unknownShare: 0.644,
  elsewhereMargin: -1.446,
  foreignPhrase: -1.724,
  missingFigure: -1.812,
  preciseGap: -1.263,
  noPlace: 0,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.28;
