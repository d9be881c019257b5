/**
 * What the signs are worth, as `npm run calibrate` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -3.433;

export const judgeWeights: Evidence = {
  sentenceCosine: 7.507,
  passageCoverage: 1.192,
  foreignShare: -3.182,
  foreignWording: -3.966,
  foreignMeaning: -6.423,
  missingFigure: -3.715,
  missingPerson: -5.076,
  unstatedFact: -5.266,
  offField: -13.84,
  unanchored: -2.113,
};

/** The highest threshold at which 98.5 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.28;
