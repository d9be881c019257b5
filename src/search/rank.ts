/**
 * Ranks candidates by fused score, in two steps: sentence cosines and shared phrases are computed for the best hits
 * only. All cosines are exact. Word scores are looked up first, while the model still embeds the question.
 */
import type { PassageFeatures, PassageStore, WordQuery } from "../index/passage-store.ts";
import { comparableText, longestSharedPhrase } from "../language/shared-words.ts";
import { answerFit, type AskedAnswer, askedAnswer } from "../questions/question-kind.ts";
import type { Scope } from "../questions/scope.ts";
import { comparablePassage } from "./comparable-texts.ts";
import { fuse, type Hit, type HitScores } from "./hit.ts";
import { answerFitValues, phraseComparedCount, sentencesComparedCount } from "./weights.ts";

/** The ranking criteria of one question, with caches of the scores computed so far. */
export interface Ranking {
  readonly store: PassageStore;
  readonly words: WordQuery;
  readonly weights: HitScores;
  readonly scope: Scope;
  readonly asked: AskedAnswer;
  /** The topic, from `comparableText`. */
  readonly comparableTopic: string;
  /** By passage number. */
  readonly wordScores: Map<number, WordScores>;
  readonly sharedPhrases: Map<number, number>;
}

type WordScores = Pick<HitScores, "lexical" | "documentLexical" | "answerFit" | "placeFit">;

interface RankingInput extends Pick<Ranking, "store" | "words" | "weights" | "scope"> {
  readonly question: string;
  readonly topic: string;
}

export function createRanking({ question, topic, ...input }: RankingInput): Ranking {
  return {
    ...input,
    asked: askedAnswer(question),
    comparableTopic: comparableText(topic),
    wordScores: new Map(),
    sharedPhrases: new Map(),
  };
}

/** Fills the caches: word scores, and shared phrases if there are so few passages that `rank` needs all of them. */
export async function lookUpWords(passages: readonly number[], ranking: Ranking): Promise<void> {
  const { store, words } = ranking;
  const found = await store.features(passages, { words, vector: null, withSentences: false });
  for (const each of found) wordScoresOf(each, ranking);
  if (found.length <= phraseComparedCount) for (const each of found) sharedPhraseOf(each, ranking);
}

/** The candidates as hits, best first; equal scores by ascending passage number. */
export async function rank(
  candidates: readonly number[],
  vector: Float32Array,
  ranking: Ranking,
): Promise<Hit[]> {
  const { store, words } = ranking;
  const areFew = candidates.length <= sentencesComparedCount;
  const found = await store.features(candidates, { words, vector, withSentences: areFew });
  const rough = found.map((each) => roughHit(each, ranking));
  const [compared, others] = bestOf(rough, sentencesComparedCount);
  const numbers = compared.map(({ passage }) => passage);
  const nearest = areFew
    ? found
    : await store.features(numbers, { words, vector, withSentences: true });
  const finer = compared.map((hit, index) => {
    const sentenceCosine = Math.max(-1, ...(nearest[index]?.sentenceCosines ?? []));
    return rescored(hit, { sentenceCosine }, ranking);
  });
  const [searched, behind] = bestOf([...finer, ...others], phraseComparedCount);
  const final = searched.map((hit) =>
    rescored(hit, { sharedPhrase: sharedPhraseOf(hit, ranking) }, ranking),
  );
  return [...inOrder(final), ...behind];
}

/** Uses the passage's cosine for its nearest sentence's, and no shared phrase. */
function roughHit(found: PassageFeatures, ranking: Ranking): Hit {
  const { passage, document, text } = found;
  const passageCosine = found.cosine ?? 0;
  const { lexical, documentLexical, answerFit: fit, placeFit } = wordScoresOf(found, ranking);
  const scores: HitScores = {
    passageCosine,
    sentenceCosine: passageCosine,
    lexical,
    documentLexical,
    answerFit: fit,
    sharedPhrase: 0,
    placeFit,
  };
  return { passage, document, text, scores, fusedScore: fuse(scores, ranking.weights) };
}

function rescored(hit: Hit, changed: Partial<HitScores>, { weights }: Ranking): Hit {
  const scores = { ...hit.scores, ...changed };
  return { ...hit, scores, fusedScore: fuse(scores, weights) };
}

/** The best hits, and the others, best first. The best are unsorted if there are no others. */
function bestOf(
  hits: readonly Hit[],
  count: number,
): [best: readonly Hit[], others: readonly Hit[]] {
  if (hits.length <= count) return [hits, []];
  const ordered = inOrder(hits);
  return [ordered.slice(0, count), ordered.slice(count)];
}

function inOrder(hits: readonly Hit[]): Hit[] {
  return hits.toSorted((a, b) => b.fusedScore - a.fusedScore || a.passage - b.passage);
}

function wordScoresOf(found: PassageFeatures, ranking: Ranking): WordScores {
  const known = ranking.wordScores.get(found.passage);
  if (known !== undefined) return known;
  const scores: WordScores = {
    lexical: found.wordScore,
    documentLexical: found.documentWordScore,
    answerFit: answerFit(ranking.asked, found.text) ?? answerFitValues.anyWords,
    placeFit: fitsPlace(found.document, ranking) ? 1 : 0,
  };
  ranking.wordScores.set(found.passage, scores);
  return scores;
}

function fitsPlace(document: number, { scope, store }: Ranking): boolean {
  return scope.where.kind === "everywhere"
    ? store.documents[document]?.statesPlace === true
    : !scope.secondary.has(document);
}

/** Length of the longest common substring as a share of the topic, 0 to 1. */
function sharedPhraseOf(found: Pick<Hit, "passage" | "text">, ranking: Ranking): number {
  const known = ranking.sharedPhrases.get(found.passage);
  if (known !== undefined) return known;
  const { comparableTopic: topic, store } = ranking;
  const phrase = longestSharedPhrase(topic, comparablePassage(found, store));
  const share = phrase.length / Math.max(1, topic.length);
  ranking.sharedPhrases.set(found.passage, share);
  return share;
}
