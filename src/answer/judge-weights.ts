/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.962;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.866,
  passageCoverage: 1.496,
  foreignShare: -3.114,
  foreignWording: -4.941,
  foreignMeaning: -7.512,
  missingFigure: -3.81,
  missingFocus: -0.74,
  missingName: -4.624,
  missingKind: -1.642,
  offField: -22.941,
  unanchored: -1.662,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.28;
