/**
 * Every tuned number of search, ranking and judging: its unit or range, its reason, and where it was measured.
 *
 * "Ablation" is `npm run eval -- FILE --ablate`, which measures each part by leaving it out. "834 questions" are the
 * sets in test/fixtures and the given ones, asked of the five documents in seeds. "Not measured" means that no
 * measurement of the value is on record.
 *
 * Numbers of the index are elsewhere:
 * - HNSW: index/vectors/hnsw.ts and index/embedded-passage-store.ts (measured in measure/graph/measured.md)
 * - weights of headings and titles: index/cut.ts
 * - b of BM25: index/words/bm25-reader.ts
 * `npm run calibrate` fits the weights of the judge's evidence and writes answers/judge-weights.ts.
 */

// Words.

/**
 * k1 of BM25 for words and pairs, above 0. Below the usual 1.2 to 2, because in a passage of a few sentences the
 * presence of a term says more than its frequency. Measured with `npm run eval` when it was introduced:
 * calibration.jsonl hit@1 0.88 to 0.90, CMRC passage@1 87.7 to 88.2.
 */
export const conceptSaturation = 0.5;

/**
 * Weight of a concept of a single Chinese character, relative to a longer word, 0 to 1. A character (管, 讲, 多) is
 * ambiguous and rarely the whole meaning. Not measured.
 */
export const singleHanWeight = 0.5;

/**
 * Weight of a longer word that no text has and that names nothing (打听, 头疼, 那边, 一大堆), relative to a name, 0 to 1.
 * Such a word is the asker's way of speaking. A name that no text has may be the very thing asked for, so it keeps its
 * weight. Measured on everyday and calibration with 0, 0.2, 0.3, 0.5 and 1, single characters included: hit@1 .81 .82 .82
 * .81 .81 and .94 .95 .95 .95 .94; with 0.3 for names as well, off-topic questions answered rise from .06 to .10.
 */
export const unsaidManner = 0.3;

/**
 * Weight of a number of more than one digit, or of a document's number (〔2023〕18号), relative to a word as rare. Who names
 * one means the passage that has it. Measured before pairs of characters were scored, on 460 rare numbers of the 599
 * notices, asked for in their other form: the first passage has the number for 435, with weight 1 for 338; and on 129
 * numbers of documents: 127 and 124. The given questions on notices and web paragraphs keep their figures.
 */
export const numberWeight = 2;

/**
 * Weight of a synonym from the glossary, relative to the question's own wording, 0 to 1. Synonyms are never exact. Not
 * measured; ablation "glossary" shows what all synonyms together add.
 */
export const synonymWeight = 0.5;

/** The same for the Chinese translation of an English word, the only wording that documents can have. Not measured. */
export const translationWeight = 1;

/**
 * Length of the mean vector of the documents' phrases, relative to the question's vector. The question covers all that
 * was asked, a phrase only one concept. Not measured.
 */
export const officialShare = 0.5;

/**
 * Least telling share of a general English phrase of the glossary, 0 to 1: "number of" says less than "fireworks", but
 * the glossary has it because it is asked. Measured on english.jsonl and calibration.jsonl: the same figures with 0.6 as
 * with 1; with 0.2, answered .99 to .95.
 */
export const leastPhraseShare = 0.6;

/**
 * Least telling share of an English word that the general dictionary translates, and of one within a phrase of the
 * glossary that is a concept of its own, 0 to 1. The dictionary has many senses for common words: "looks" for 人才.
 * Measured with 0.7, 0.8 and 0.9: english.jsonl hit@1 .91 each, English questions of calibration.jsonl .90 .93 .93.
 */
export const rareWordShare = 0.8;

// Candidates.

/**
 * If the scope has at most this many passages, all are candidates. Comparing a question with 1000 passages costs less
 * than embedding it; without a restriction, HNSW and BM25 give about 200 candidates anyway. Measured with
 * `npm run bench`; answers to 834 questions are the same as with HNSW.
 */
export const maxExactPassages = { everywhere: 200, within: 1000, elsewhere: 1000 } as const;

/**
 * Number of passages that are candidates by words, and as many by pairs of characters. Measured with `npm run eval` among 1,500 documents: everyday,
 * calibration and english have the same figures as with 100.
 */
export const wordPassageCount = 50;

/** Number of documents in which an article is looked for by its number, at most. Not measured. */
export const articleDocumentCount = 30;

/** Number of documents, the best by BM25, all of whose passages are candidates. Not measured. */
export const wordDocumentCount = 5;

/**
 * Number of passages that are candidates by vector. Everywhere: the same figures as with 200, among 1,500 documents.
 * Within: a part of the documents has fewer near passages. Elsewhere: mostly evidence for the judge; with 30 instead of
 * 50, among 20,005 documents, none of 834 questions has another status or first passage.
 */
export const nearestCount = { everywhere: 100, within: 50, elsewhere: 30 } as const;

// Ranking.

/**
 * Weights of a hit's scores in its fused score.
 *
 * Passage and sentence count equally: the passage's vector has the context, the sentence's the detail. Words and pairs
 * of characters together weigh for a long question half of what the cosines do (`lexicalTrust`): pairs find names and
 * wordings that the dictionary cuts differently or does not know, words find synonyms. The answer fit only decides
 * between otherwise similar passages. The place fit puts documents that state their place before texts with an inferred
 * place or none, by the expected difference between the maxima of 60,000 and of 100 unrelated cosines of this model
 * (deviation 0.06): 0.06 · (√(2 ln 60,000) - √(2 ln 100)).
 *
 * Words and pairs were fitted together on half of the notices, half of the short queries, every eighth question of CMRC
 * and the sets in test/fixtures; the result is flat around these values. Ablation shows what each score adds.
 */
export const fusionWeights = {
  passageCosine: 0.5,
  sentenceCosine: 0.5,
  lexical: 0.4,
  pairs: 0.8,
  statedFact: 0.1,
  placeFit: 0.1,
} as const;

/**
 * The weights of words and pairs are multiplied by n / (n + this), for a question with n different pairs of characters:
 * a short question gives little evidence by its wording, and one shared rare word would outweigh its meaning. Without
 * it the pairs cost two points of document@1 on short queries (median 9 characters), with it words and pairs gain two;
 * on the notices (median 20) both gain. Flat from 5 to 40.
 */
export const halfTrustedPairCount = 15;

/**
 * Number of best hits whose sentence cosines are computed; the others use the passage's cosine. A passage has four or
 * five sentences, each as expensive as the passage. Measured among 1,500 documents: everyday and calibration have the
 * same figures with 100, 150 and 220.
 */
export const sentencesComparedCount = 100;

/** Number of best hits that are examined for the fact asked for. 15 and 30 give the same figures on all sets. */
export const factsReadCount = 15;

// Judging.

/** Number of best hits that evidence is computed from: several passages may answer together. Not measured. */
export const judgedCount = 3;

/** A hit with at least this share of the best one's fused score may state the fact asked for, too. Not measured. */
export const nearlyBestShare = 0.9;

/**
 * Approximate minimum of the nearest sentence's cosine for questions of the field that name no place, with this model.
 * Measured on the sets in test/fixtures; raised by 0.02 when the model's instruction was left out.
 */
export const fieldCosine = 0.52;

/**
 * Cosine of the nearest sentence below which a passage is unrelated to a question, unless its words cover it. With this
 * model, nearly nine in ten unrelated questions in test/fixtures stay below `anyPlace`, and no answerable one. It is
 * lower for a question that names a place, which by itself makes it likely to be of the field.
 */
export const relatedCosine = { anyPlace: 0.55, namedPlace: 0.47 } as const;

/** Least passage coverage that makes a passage related by its words, 0 to 1. Not measured. */
export const relatedCoverage = 0.5;

/** Least weighted share of a question's concepts that must be understood, 0 to 1; else it is refused. Not measured. */
export const leastReadShare = 0.5;

/**
 * Least `unstatedFact` at which the fact asked for is said to be missing, 0 to 1. Where a place is named, the answer is
 * then only related, however near its words are: a number that counts something else misleads more than a line too many.
 * Near misses shown as answers fell from .64 to .36 on the judged questions on the seeds, and from .46 to .33 on those on
 * own documents; answered were .96 to 1.00 of the answerable questions on the seeds before and after.
 */
export const leastUnstated = 0.42;

/** Greatest `unstatedFact` at which the fact counts as stated: its clause has the thing, its sentence all other words. */
export const mostUnstated = 0.05;

/** Least `foreignShare` at which a question is about another place's practice, 0 to 1. Not measured. */
export const foreignMajority = 0.5;

/**
 * Characters by which the longest common substring of a question and another place's passage must exceed the longest
 * with the asked place's documents to count as a name rather than a coincidence. Measured with `npm run eval` on
 * calibration.jsonl, together with the weight of stated places: refusals as before, compare hit@5 0.90 to 1.00.
 */
export const foreignNameUtf16 = 3;

/** Number of other places' best passages searched for such a name: those a reader would see first. Not measured. */
export const foreignNameCount = 3;

// Selecting and marking.

/** Number of passages of one place in the answer to which places did something: the answer is the places. */
export const mostOfOnePlace = 2;

/**
 * Where several places are asked for, the best passage of each place comes first if its fused score is at most this far
 * below the best of all; an unrelated place is further below. Measured with `npm run eval` on calibration, everyday,
 * english and the given questions: no loss up to 0.15; from 0.2 on, some open questions lose hit@3.
 */
export const spreadWithin = 0.15;

/**
 * Least resemblance of two texts that count as copies, 0 to 1. Passages on one subject by different authors share less
 * than a fifth of their shingles; a reprint with another dateline or a few changed words shares more than three
 * quarters. Measured with `npm run eval` on the given questions: the same figures as without.
 */
export const copyResemblance = 0.6;

/**
 * An excerpt beside the best one is shown if its fused score, relative to the best, plus these weights times its own
 * scores is at least `leastWorth`: the ratio alone, a fixed drop or the scores alone tell less (AUC on judged second and
 * third excerpts, seeds and own documents: ratio .78 and .73, together .83 and .74). Set on the judged questions on the
 * seeds, where it shows 1.2 excerpts instead of 5; of the first three 87 % bear on the question (41 % before), and 94 %
 * of the questions keep one that they need (all did).
 */
export const worthWeights = { sentenceCosine: 0.5, lexical: 0.2, pairs: 0.4 } as const;
export const leastWorth = 1.36;

/**
 * The same for a question that names no place: several places may have done it, and the best passage is less certain. On
 * 60 everyday questions without a place it keeps a needed excerpt among the first three for .87 instead of .78; of the
 * excerpts shown for ten judged ones 76 % bear on the question instead of 81 %.
 */
export const leastWorthAnywhere = 1.3;

/**
 * The same beside the best of one place, where several are compared: each place has fewer passages, and a comparison
 * with the wrong one of two is of no use. On 40 comparisons every gold is among five for .78 with `leastWorth`, for
 * .85 with this.
 */
export const leastWorthByPlace = 1.22;

/**
 * Neighbouring passages of one section are shown as one excerpt if each has at least this share of the best one's fused
 * score, and together they are not too long to read at a glance.
 */
export const joinedShare = 0.92;
export const maxJoinedUtf16 = 600;

/** UTF-16 units of an article that is asked for by its number and shown as one excerpt; of a longer one, the rest follows. */
export const maxArticleUtf16 = 1500;

/** Copies are searched among this many times the hits shown, since a copy scores about the same. Not measured. */
export const copiesExaminedTimes = 4;

/** A sentence is marked if its score is at most this far below its passage's best, in units of cosine. Not measured. */
export const markedWithin = 0.03;

/**
 * Weight, in a sentence's score, of the share of the question's words that it has; its cosine has weight 1. Close to
 * the sum of a hit's two lexical weights (0.4), but chosen independently. Not measured.
 */
export const markedLexicalWeight = 0.3;

/** Times how surely a sentence states the fact asked for, 0 to 1. Not measured. */
export const markedFactBonus = 0.1;

/** Share of an excerpt that may be marked at most, and characters that may be marked in any. */
export const mostMarkedShare = 1 / 3;
export const leastMarkedUtf16 = 60;

/** A sentence up to this length without a figure is a heading or a lead-in. */
export const maxLeadInUtf16 = 14;

/** A sentence without a figure that has at most this many letters the question has not says nothing new. */
export const fewestNew = 6;

// Long texts.

/**
 * The longest text that is asked as it is, in UTF-16 units: a longer one says several things, and no passage answers them
 * all. Not measured.
 */
export const longestQuestionUtf16 = 500;

/** The same in a chat, where texts that are replied to or forwarded have greetings and stories in them. Not measured. */
export const longestMessageUtf16 = { zh: 300, en: longestQuestionUtf16 } as const;

/** Units of UTF-16 to which such a text is shortened: a Chinese sentence has some 50, an English one 120. */
export const keySentencesUtf16 = { zh: 200, en: 450 } as const;

/**
 * Number of its sentences at most, and the least weight of each, relative to the best one's. Measured on 90 questions of
 * everyday and calibration (zh, one gold) put as a statement into 650 characters of news: the gold is among the first
 * three excerpts for .57 of the texts as they are, for .89 with the two or three sentences that the judge is surest of,
 * for .61 with those that have the most weight in words of the field; for .94 of the questions alone.
 */
export const mostKeySentences = 3;
export const keySentenceShare = 0.8;

/** Number of sentences that are searched, those with the most weight in words: 12 ms each. */
export const mostSentencesSearched = 24;

/** Weight of a sentence that asks, relative to one that tells. Not measured. */
export const askingSentenceWeight = 1.5;

/**
 * The least score of a passage that stands behind what was shown, relative to the best one's, 0 to 1, from which it comes
 * first where it is asked what came of that. Not measured.
 */
export const outcomeShare = 0.7;
