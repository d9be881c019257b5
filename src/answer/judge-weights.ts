/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.021;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.028,
  passageCoverage: 1.474,
  foreignShare: -2.977,
  foreignWording: -4.386,
  foreignMeaning: -7.059,
  foreignPhrase: -1.164,
  missingFigure: -3.801,
  missingFocus: -0.767,
  missingName: -4.629,
  missingKind: -1.581,
  offField: -22.77,
  unanchored: -1.692,
};

/** The highest at which 98 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.28;
