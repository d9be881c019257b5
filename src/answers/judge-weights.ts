/**
 * What the signs are worth, as `npm run calibrate` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.497;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.638,
  passageCoverage: 1.136,
  foreignShare: -3.164,
  foreignWording: -3.992,
  foreignMeaning: -6.409,
  missingFigure: -3.746,
  missingPerson: -5.069,
  unstatedFact: -5.03,
  offField: -13.646,
  unanchored: -2.121,
};

/** The highest threshold at which 98.5 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.29;
