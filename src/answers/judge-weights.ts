/**
 * What the signs are worth, as `npm run calibrate` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.063;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.702,
  passageCoverage: 0.936,
  foreignShare: -3.391,
  foreignWording: -3.03,
  foreignMeaning: -8.57,
  missingFigure: -3.616,
  missingPerson: -4.902,
  unstatedFact: -3.948,
  offField: -18.328,
  unanchored: -1.89,
};

/** The highest threshold at which 98 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.33;
