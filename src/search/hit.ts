/**
 * A passage that may answer, with the named parts of its score.
 */
import { fusionWeights } from "./weights.ts";

export interface HitScores {
  /** Cosine of the question and the passage with its title and section in front. */
  readonly passageCosine: number;
  /** Cosine of the question and the passage's nearest sentence. */
  readonly sentenceCosine: number;
  /** How much of the question's wording the passage has, 0 to 1. */
  readonly lexical: number;
  /** How much of the question's wording its whole document has, 0 to 1. */
  readonly documentLexical: number;
  /** Whether it has what kind of thing is asked for, 0 to 1; 0.5 where any words can answer. */
  readonly answerFit: number;
  /** How much of the question's topic it has in one stretch, 0 to 1; looked at for the best hits only. */
  readonly sharedPhrase: number;
  /** Whether its document is about the place that is asked about, 1 or 0; where none is, whether it states its own. */
  readonly placeFit: number;
}

export interface Hit {
  /** Numbers of the passage and of its document in the store. */
  readonly passage: number;
  readonly document: number;
  /** Of the passage, verbatim. */
  readonly text: string;
  readonly scores: HitScores;
  /** What hits are ordered by; a weighted sum of the scores. */
  readonly fusedScore: number;
}

/** The fused score of a hit with every part at its highest. */
export const maxFusedScore = Object.values(fusionWeights).reduce((sum, weight) => sum + weight, 0);

/** Σ weight · score. Written out by name: for hundreds of passages, a loop over the names takes ten times as long. */
export function fuse(scores: HitScores, weights: HitScores): number {
  return (
    weights.passageCosine * scores.passageCosine +
    weights.sentenceCosine * scores.sentenceCosine +
    weights.lexical * scores.lexical +
    weights.documentLexical * scores.documentLexical +
    weights.answerFit * scores.answerFit +
    weights.sharedPhrase * scores.sharedPhrase +
    weights.placeFit * scores.placeFit
  );
}
