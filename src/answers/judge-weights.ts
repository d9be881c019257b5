/**
 * What the signs are worth, as `npm run calibrate` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.491;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.53,
  passageCoverage: 1.23,
  foreignShare: -3.084,
  foreignWording: -3.989,
  foreignMeaning: -6.259,
  missingFigure: -3.698,
  missingPerson: -5.063,
  unstatedFact: -5.283,
  offField: -13.987,
  unanchored: -2.054,
};

/** The highest threshold at which 98.5 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.3;
