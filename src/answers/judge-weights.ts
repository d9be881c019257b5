/**
 * What the signs are worth, as `npm run calibrate` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = -2.938;

export const judgeWeights: Evidence = {
  sentenceCosine: 6.335,
  passageCoverage: 1.086,
  foreignShare: -3.466,
  foreignWording: -2.773,
  foreignMeaning: -8.878,
  missingFigure: -3.539,
  missingPerson: -4.873,
  unstatedFact: -3.422,
  offField: -18.556,
  unanchored: -1.836,
};

/** The highest threshold at which 98 % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = 0.3;
