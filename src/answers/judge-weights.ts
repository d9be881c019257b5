/**
 * What the signs are worth, as `npm run calibrate` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.843;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.156,
  passageCoverage: 1.264,
  foreignShare: -3.973,
  foreignWording: -2.659,
  foreignMeaning: -8.812,
  missingFigure: -3.908,
  missingPerson: -4.915,
  unstatedFact: -3.321,
  offField: -18.081,
  unanchored: -1.788,
};

/** The highest threshold at which 97 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.31;
