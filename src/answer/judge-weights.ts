/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.989;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.973,
  passageCoverage: 1.857,
  foreignShare: -3.407,
  foreignWording: -3.466,
  foreignMeaning: -8.509,
  missingFigure: -3.682,
  missingFocus: -0.87,
  missingName: -4.689,
  missingKind: -1.566,
  offField: -18.839,
  unanchored: -1.867,
};

/** The highest at which 98.5 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.35;
