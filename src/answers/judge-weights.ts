/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.893;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.244,
  passageCoverage: 1.256,
  foreignShare: -3.904,
  foreignWording: -2.696,
  foreignMeaning: -8.844,
  missingFigure: -3.913,
  missingPerson: -4.92,
  unstatedFact: -3.32,
  offField: -17.84,
  unanchored: -1.809,
};

/** The highest threshold at which 97 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.31;
