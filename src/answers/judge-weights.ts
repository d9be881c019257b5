/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -4.205;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.657,
  passageCoverage: 1.813,
  foreignShare: -3.48,
  foreignWording: -3.502,
  foreignMeaning: -6.341,
  missingFigure: -3.638,
  missingFocus: -1.054,
  missingName: -4.615,
  missingKind: -1.58,
  offField: -13.171,
  unanchored: -1.804,
};

/** The highest threshold at which 98 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.28;
