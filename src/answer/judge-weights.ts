/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.881;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.855,
  passageCoverage: 1.772,
  foreignShare: -3.276,
  foreignWording: -3.52,
  foreignMeaning: -8.686,
  missingFigure: -3.685,
  missingFocus: -0.891,
  missingName: -4.669,
  missingKind: -1.532,
  offField: -19.367,
  unanchored: -1.807,
};

/** The highest at which 98.5 % of the answerable calibration questions are answered. */
export const answeredThreshold = 0.27;
