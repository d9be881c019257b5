/**
 * What the signs are worth, as `npm run calibrate` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.644;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.728,
  passageCoverage: 1.259,
  foreignShare: -3.323,
  foreignWording: -3.908,
  foreignMeaning: -5.952,
  missingFigure: -3.692,
  missingPerson: -5.059,
  unstatedFact: -5.25,
  offField: -13.666,
  unanchored: -2.012,
};

/** The highest threshold at which 98 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.32;
