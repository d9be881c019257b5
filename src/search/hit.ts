/**
 * A passage that may answer a question, with its scores and the fused score made of them.
 */
import { fusionWeights } from "./weights.ts";

export interface HitScores {
  /** Cosine of the question and the passage, which is embedded with its title and section in front. */
  readonly passageCosine: number;
  /** Cosine of the question and the passage's nearest sentence. */
  readonly sentenceCosine: number;
  /** BM25 score of the passage by words, as a share of its maximum, 0 to 1. */
  readonly lexical: number;
  /** The same by pairs of characters. */
  readonly pairs: number;
  /** How surely it states the fact asked for, 0 to 1; 0 if none is, and for all but the best hits. */
  readonly statedFact: number;
  /** 1 if its document states its place in its front matter and that fits the question; otherwise 0. */
  readonly placeFit: number;
}

export interface Hit {
  /** Numbers in the store. */
  readonly passage: number;
  readonly document: number;
  /** Verbatim. */
  readonly text: string;
  readonly scores: HitScores;
  /** Weighted sum of the scores, by which hits are ordered. */
  readonly fusedScore: number;
}

/** The fused score of a hit with all scores 1. */
export const maxFusedScore = Object.values(fusionWeights).reduce((sum, weight) => sum + weight, 0);

/** Σ weight · score. Written out, because a loop over the names takes ten times as long. */
export function fuse(scores: HitScores, weights: HitScores): number {
  return (
    weights.passageCosine * scores.passageCosine +
    weights.sentenceCosine * scores.sentenceCosine +
    weights.lexical * scores.lexical +
    weights.pairs * scores.pairs +
    weights.statedFact * scores.statedFact +
    weights.placeFit * scores.placeFit
  );
}
