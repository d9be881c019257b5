/**
 * Every tuned number of search, ranking and judging: its unit or range, its reason, and where it was measured.
 *
 * "Ablation" is `npm run eval -- FILE --ablate`, which shows what is lost without a part. "834 questions" are the sets in
 * test/fixtures and the given ones, asked of the five documents in seeds. "Not measured" means that no measurement of
 * the value is on record, only the reason for it.
 *
 * Numbers of the index stand with the index: the graph's in index/vectors/hnsw.ts (measure/graph/measured.md) and
 * index/nearest-passages.ts, the weights of headings and titles in index/cut.ts, b of BM25 in
 * index/words/bm25-reader.ts. What the judge's signs are worth is
 * fitted and written by `npm run calibrate`: answers/judge-weights.ts.
 */

// Words.

/**
 * k1 of BM25 where concepts are scored, above 0. Below the usual 1.2 to 2: a passage has a few sentences, so that its
 * speaking of a thing at all says more than how often it does. Measured with `npm run eval` when it was introduced,
 * together with the shared phrase: calibration.jsonl hit@1 0.88 to 0.90, CMRC passage@1 87.7 to 88.2.
 */
export const conceptSaturation = 0.5;

/**
 * Weight of a single Chinese character beside a longer word, 0 to 1. One character (管, 讲, 多) is seldom the whole of
 * what is meant, and occurs in other senses. Not measured.
 */
export const singleHanWeight = 0.5;

/**
 * How good a sign of a concept a wording is that the glossary equates with the asker's own, 0 to 1; the own one is 1.
 * Groups of synonyms are never exact. Not measured; ablation "glossary" shows what all synonyms together add.
 */
export const synonymWeight = 0.5;

/** The same for the Chinese of an English word: it is the only sign of the concept there is. Not measured. */
export const translationWeight = 1;

/**
 * Length of the mean vector of the documents' phrases beside the question's own, which is 1. The question says all that
 * was asked, a phrase one thing of it. Not measured.
 */
export const officialShare = 0.5;

// Candidates.

/**
 * Up to this many passages in scope, all of them are candidates. To compare the question with 1000 passages of chosen
 * documents costs less than to embed it. Of all documents, graph and words give hardly fewer than 200 candidates.
 * Measured with `npm run bench`; answers to 834 questions are the same as with the graph.
 */
export const maxExactPassages = { everywhere: 200, within: 1000, elsewhere: 1000 } as const;

/**
 * Candidates by words: that many passages. Measured with `npm run eval` among 1,500 documents: everyday, calibration and
 * english have the same figures as with 100.
 */
export const wordPassageCount = 50;

/** All passages of that many documents, the best by words, are candidates as well. Not measured. */
export const wordDocumentCount = 5;

/**
 * Candidates by vector: that many passages. Of all documents: the same figures as with 200, among 1,500 documents. Among
 * some documents half as many are as near. Other places' passages only tell the judge whose practice it is: with 30 in
 * place of 50, among 20,005 documents, none of 834 questions has another status or first passage.
 */
export const nearestCount = { everywhere: 100, within: 50, elsewhere: 30 } as const;

// Ranking.

/**
 * Weights of the scores of a hit; the fused score is their weighted sum.
 *
 * Passage and sentence count alike: the passage's vector knows the context, the sentence's the detail. The lexical
 * weights are as large as the spread of cosines among the passages of a document, so that neither side can bury the
 * other. A stretch of the question's own words is what neither vectors nor single terms see: 小马拉大车 is a horse to
 * the model. To have the figure or the time that is asked for only decides between passages that are otherwise near. A
 * question without a place asks whose practice there is, so that a document that states its place comes before texts
 * whose place is guessed or none: by as much as the highest of a hundred times more cosines exceeds by chance,
 * 0.06 · (√(2 ln 60,000) - √(2 ln 100)), where 0.06 is the deviation of unrelated cosines of this model.
 *
 * Ablation shows what each part adds; the result is flat around these values.
 */
export const fusionWeights = {
  passageCosine: 0.5,
  sentenceCosine: 0.5,
  lexical: 0.25,
  documentLexical: 0.15,
  answerFit: 0.06,
  sharedPhrase: 0.15,
  placeFit: 0.1,
} as const;

/**
 * The best hits whose sentences are compared. A passage has four or five, and each costs as much as the passage. Behind
 * these, the passage's own cosine stands for its nearest sentence's. Measured among 1,500 documents: everyday and
 * calibration have the same figures with 100, 150 and 220.
 */
export const sentencesComparedCount = 100;

/** The best hits that are searched for a shared phrase: it can lift none from below these to the first. Not measured. */
export const phraseComparedCount = 30;

/**
 * How well a text answers a question for a figure or a time, 0 to 1: it has none; it has one of another unit than is
 * asked for; it has one, and no unit is asked for; the units agree. `anyWords`: the question asks for neither. Not
 * measured one by one; ablation "kind of answer" shows what they add together.
 */
export const answerFitValues = {
  none: 0,
  otherUnit: 0.4,
  anyUnit: 0.5,
  sameUnit: 1,
  anyWords: 0.5,
} as const;

// Judging.

/** The best hits that the signs are taken from: several passages may answer together. Not measured. */
export const judgedCount = 3;

/**
 * Cosine that questions of the field which name no place have with some sentence, at least about, by this model.
 * Measured on the sets in test/fixtures; raised by 0.02 when the model's instruction was left out.
 */
export const fieldCosine = 0.52;

/**
 * Cosine of the nearest sentence below which a passage has nothing to do with a question, unless its words do. Nearly
 * nine in ten of the unrelated questions in test/fixtures stay below the first by this model, and none of those that
 * passages answer. Whoever names a place of the corpus is nearer to it already.
 */
export const relatedCosine = { anyPlace: 0.55, namedPlace: 0.47 } as const;

/** Share of a question's concepts, by weight, from which a passage is related by its words, 0 to 1. Not measured. */
export const relatedCoverage = 0.5;

/** Share of a question's concepts, by weight, that must be read for it to be judged at all, 0 to 1. Not measured. */
export const leastReadShare = 0.5;

/** Share of a question, by weight, that only another place's document has, from which it is that place's. Not measured. */
export const foreignMajority = 0.5;

/**
 * Characters by which the longest stretch of a question in another place's passage must exceed the longest in the asked
 * place's documents to be a name rather than a coincidence. Measured with `npm run eval` on calibration.jsonl, together
 * with the weight of stated places: refusals as before, compare hit@5 0.90 to 1.00.
 */
export const foreignNameUtf16 = 3;

/** Other places' passages that are searched for such a name: those that a reader would see first. Not measured. */
export const foreignNameCount = 3;

// Selecting and marking.

/**
 * What each further passage of a place loses of its fused score where several places are asked for: a small step in
 * cosine. Ablation "spread over places" shows what selecting adds as a whole.
 */
export const repeatPenalty = 0.03;

/**
 * Resemblance of two texts from which one is a copy of the other, 0 to 1. Passages on one subject by different authors
 * share less than a fifth of their shingles; a reprint with another dateline or a few changed words shares more than
 * three quarters. Measured with `npm run eval` on the given questions: the same figures as without.
 */
export const copyResemblance = 0.6;

/** Times as many hits as are shown are searched for copies: a copy is as good an answer, so it stands near. Not measured. */
export const copiesExaminedTimes = 4;

/** Score within which a sentence is marked beside the best one of its passage; in units of cosine. Not measured. */
export const markedWithin = 0.03;

/**
 * What a sentence with all of the question's words gains beside its cosine. Near to what both lexical scores of a hit
 * weigh together (0.4), but chosen for itself. Not measured.
 */
export const markedLexicalWeight = 0.3;

/** What a sentence with the figure or the time asked for gains: a fifth of what all the words would. Not measured. */
export const markedKindBonus = 0.06;
