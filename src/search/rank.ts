/**
 * Ranks candidates by their fused scores. No cosine is an approximation.
 * What words tell of a passage is looked up first, while the model still reads the question.
 */
import { comparablePassage } from "../index/comparable-texts.ts";
import { type Snapshot, textOfPassage } from "../index/snapshot.ts";
import { cosinesOf } from "../index/vectors/cosines.ts";
import { comparableText, longestSharedPhrase } from "../language/shared-words.ts";
import { answerFit, type AskedAnswer, askedAnswer } from "../questions/question-kind.ts";
import type { Scope } from "../questions/scope.ts";
import { fuse, type Hit, type HitScores } from "./hit.ts";
import { answerFitValues, phraseComparedCount, sentencesComparedCount } from "./weights.ts";

type WordScores = Pick<HitScores, "lexical" | "documentLexical" | "answerFit" | "placeFit">;
type OtherScores = Omit<HitScores, keyof WordScores>;

/** What passages are ranked by for one question, and what is known of them so far. */
export interface Ranking {
  readonly snapshot: Snapshot;
  readonly weights: HitScores;
  readonly scope: Scope;
  readonly asked: AskedAnswer;
  /** The topic, as shared phrases are searched for. */
  readonly comparableTopic: string;
  /** By passage, and by document: how much of the question's wording it has, 0 to 1. */
  readonly passageScores: Float64Array;
  readonly documentScores: Float64Array;
  /** By passage number, as far as they were looked up. */
  readonly wordScores: Map<number, WordScores>;
  readonly sharedPhrases: Map<number, number>;
}

export interface RankingInput extends Pick<
  Ranking,
  "snapshot" | "weights" | "scope" | "passageScores" | "documentScores"
> {
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

/** Looks up what words tell of these passages; of so few that all will be searched for a shared phrase, that too. */
export function lookUpWords(passages: readonly number[], ranking: Ranking): void {
  for (const passage of passages) wordScoresOf(passage, ranking);
  if (passages.length <= phraseComparedCount)
    for (const passage of passages) sharedPhraseOf(passage, ranking);
}

/** Hits for the candidates, best first; of equally good ones the lower number first. */
export function rank(candidates: readonly number[], vector: Float32Array, ranking: Ranking): Hit[] {
  const { snapshot } = ranking;
  const cosines = cosinesOf(snapshot.vectors, candidates, vector);
  const rough = candidates.map((passage, index) => {
    const cosine = cosines[index] ?? 0;
    const scores = { passageCosine: cosine, sentenceCosine: cosine, sharedPhrase: 0 };
    return hitOf(passage, scores, ranking);
  });
  const [compared, others] = bestOf(rough, sentencesComparedCount);
  const nearest = nearestSentences(
    snapshot,
    compared.map(({ passage }) => passage),
    vector,
  );
  const finer = compared.map(({ passage, scores }, index) =>
    hitOf(passage, { ...scores, sentenceCosine: nearest[index] ?? 0 }, ranking),
  );
  const [searched, behind] = bestOf([...finer, ...others], phraseComparedCount);
  const final = searched.map(({ passage, scores }) =>
    hitOf(passage, { ...scores, sharedPhrase: sharedPhraseOf(passage, ranking) }, ranking),
  );
  return [...inOrder(final), ...behind];
}

function hitOf(passage: number, others: OtherScores, ranking: Ranking): Hit {
  const { lexical, documentLexical, answerFit: fit, placeFit } = wordScoresOf(passage, ranking);
  const { passageCosine, sentenceCosine, sharedPhrase } = others;
  const scores: HitScores = {
    passageCosine,
    sentenceCosine,
    lexical,
    documentLexical,
    answerFit: fit,
    sharedPhrase,
    placeFit,
  };
  return { passage, scores, fusedScore: fuse(scores, ranking.weights) };
}

/** The best hits, and the others in order. The best are in no order where there are no others. */
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

function wordScoresOf(passage: number, ranking: Ranking): WordScores {
  const known = ranking.wordScores.get(passage);
  if (known !== undefined) return known;
  const { snapshot, asked, passageScores, documentScores } = ranking;
  const document = snapshot.documentOf[passage] ?? -1;
  const scores: WordScores = {
    lexical: passageScores[passage] ?? 0,
    documentLexical: documentScores[document] ?? 0,
    answerFit: answerFit(asked, textOfPassage(snapshot, passage)) ?? answerFitValues.anyWords,
    placeFit: fitsPlace(document, ranking) ? 1 : 0,
  };
  ranking.wordScores.set(passage, scores);
  return scores;
}

/** About the place that the question names; where it names none, whether the document states its own. */
function fitsPlace(document: number, { scope, snapshot }: Ranking): boolean {
  return scope.where.kind === "everywhere"
    ? snapshot.documents[document]?.statesPlace === true
    : !scope.secondary.has(document);
}

/** The share of the topic that the passage has in one stretch. */
function sharedPhraseOf(passage: number, ranking: Ranking): number {
  const known = ranking.sharedPhrases.get(passage);
  if (known !== undefined) return known;
  const { comparableTopic: topic, snapshot } = ranking;
  const phrase = longestSharedPhrase(topic, comparablePassage(snapshot, passage));
  const share = phrase.length / Math.max(1, topic.length);
  ranking.sharedPhrases.set(passage, share);
  return share;
}

/** The cosine of each passage's nearest sentence. Compared in one call: sentences of neighbours lie side by side. */
function nearestSentences(
  snapshot: Snapshot,
  passages: readonly number[],
  vector: Float32Array,
): number[] {
  const spans = passages.map((passage) => sentenceRows(snapshot, passage));
  const cosines = cosinesOf(snapshot.vectors, spans.flatMap(rowsBetween), vector);
  let at = 0;
  return spans.map(([from, end]) => {
    let nearest = -1;
    for (let row = from; row < end; row++) nearest = Math.max(nearest, cosines[at++] ?? nearest);
    return nearest;
  });
}

/** The cosine of each sentence of the passage, in order; a passage has at least one. */
export function sentenceCosines(
  snapshot: Snapshot,
  passage: number,
  vector: Float32Array,
): readonly number[] {
  const rows = rowsBetween(sentenceRows(snapshot, passage));
  return [...cosinesOf(snapshot.vectors, rows, vector)];
}

function rowsBetween([from, end]: readonly [number, number]): number[] {
  return Array.from({ length: end - from }, (_, index) => from + index);
}

/** Rows of the passage's sentences among the vectors, half-open. */
function sentenceRows(
  { firstSentence, passages }: Snapshot,
  passage: number,
): readonly [number, number] {
  const first = firstSentence[passage] ?? 0;
  const end = firstSentence[passage + 1] ?? first;
  return [passages.length + first, passages.length + end];
}
