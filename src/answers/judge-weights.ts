/**
 * What the signs are worth, as `npm run calibrate` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.196;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.262,
  passageCoverage: 1.101,
  foreignShare: -3.692,
  foreignWording: -3.212,
  foreignMeaning: -8.196,
  missingFigure: -3.674,
  missingPerson: -5.082,
  unstatedFact: -4.728,
  offField: -14.02,
  unanchored: -2.173,
};

/** The highest threshold at which 98 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.32;
