/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.785;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.633,
  passageCoverage: 1.857,
  foreignShare: -3.32,
  foreignWording: -3.322,
  foreignMeaning: -8.639,
  missingFigure: -3.583,
  missingFocus: -1.102,
  missingName: -4.631,
  missingKind: -1.708,
  offField: -18.059,
  unanchored: -1.948,
};

/** The highest at which 98.5 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.34;
