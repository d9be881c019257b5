/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.921;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.98,
  passageCoverage: 1.472,
  foreignShare: -3.539,
  foreignWording: -3.678,
  foreignMeaning: -7.677,
  foreignPhrase: -1.163,
  missingFigure: -3.908,
  missingFocus: -0.828,
  missingName: -4.676,
  missingKind: -1.391,
  offField: -22.992,
  unanchored: -1.784,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.31;
