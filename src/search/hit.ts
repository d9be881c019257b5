/**
 * A passage that may answer, with the named parts of its score.
 */
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
  /** Number of the passage in the snapshot. */
  readonly passage: number;
  readonly scores: HitScores;
  /** What hits are ordered by; a weighted sum of the scores. */
  readonly fusedScore: number;
}

/**
 * Passage and sentence count alike: the first knows the context, the second the detail. The lexical weights are as
 * large as the spread of cosines among the passages of a document, so that neither side can bury the other. A stretch
 * of the question's own words is what neither the vectors nor single terms see: 小马拉大车 is a horse to the model.
 * Having the figure or the time that is asked for only decides between passages that are otherwise near.
 * A question that names no place asks whose practice there is, so a document that says whose it is about comes before
 * texts whose place is guessed or none. By as much as the highest of a hundred times more cosines exceeds by chance:
 * 0.06 · (√(2 ln 60,000) - √(2 ln 100)), with the deviation of unrelated cosines of this model.
 * `npm run eval -- FILE --ablate` shows what each part adds; the result is flat around these values.
 */
export const fusionWeights: HitScores = {
  passageCosine: 0.5,
  sentenceCosine: 0.5,
  lexical: 0.25,
  documentLexical: 0.15,
  answerFit: 0.06,
  sharedPhrase: 0.15,
  placeFit: 0.1,
};

/** What a hit with every part at its highest would have. */
export const maxFusedScore = Object.values(fusionWeights).reduce((sum, weight) => sum + weight, 0);

/** Each by its name: for hundreds of passages, going through the names takes ten times as long. */
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
