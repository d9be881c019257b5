/**
 * Candidates in, hits out, best first. No cosine is an approximation.
 * What the words say is known before the question's vector is: it is looked up while the model reads the question.
 */
import { comparablePassage } from "../store/comparable-texts.ts";
import { type Snapshot, textOfPassage } from "../store/snapshot.ts";
import { comparableText, longestSharedPhrase } from "../text/shared-phrase.ts";
import { cosinesBetween, cosinesOf } from "../vector/cosines.ts";
import { type Hit, type HitScores, fuse } from "./hit.ts";
import { createAnswerFit, questionKind } from "./question-kind.ts";

export interface RankingInput {
  readonly question: string;
  readonly topic: string;
  /** Documents that are about the place that the question names; null where it names none. */
  readonly isAsked: ((document: number) => boolean) | null;
  readonly snapshot: Snapshot;
  /** By passage, and by document, 0 to 1. */
  readonly passageScores: Float64Array;
  readonly documentScores: Float64Array;
  readonly weights: HitScores;
}

export interface Ranking {
  /** Looks up what the words say of these passages. */
  prepare(passages: readonly number[]): void;
  rank(candidates: readonly number[], vector: Float32Array): Hit[];
}

type WordScores = Pick<HitScores, "lexical" | "documentLexical" | "answerFit" | "placeFit">;

/**
 * Whose sentences are compared, best first by all else: there are four or five to a passage, and each costs as much as
 * the passage. Below these, the passage's own cosine stands for its nearest sentence's.
 */
const comparedCount = 100;
/** What the shared stretch can lift from below these is not among the first. */
const rerankedCount = 30;

export function createRanking(input: RankingInput): Ranking {
  const { snapshot, weights, topic } = input;
  const wordScores = remembering(createWordScores(input));
  const asked = comparableText(topic);
  const sharedPhrase = remembering((passage: number) => {
    const text = comparablePassage(snapshot, passage);
    return longestSharedPhrase(asked, text).length / Math.max(1, asked.length);
  });
  const withScores = (passage: number, scores: HitScores): Hit => ({
    passage,
    scores,
    fusedScore: fuse(scores, weights),
  });
  return {
    prepare(passages) {
      for (const passage of passages) wordScores(passage);
      if (passages.length <= rerankedCount) for (const passage of passages) sharedPhrase(passage);
    },
    rank(candidates, vector) {
      const cosines = cosinesOf(snapshot.vectors, candidates, vector);
      const withoutSentences = candidates.map((passage, index) => {
        const passageCosine = cosines[index] ?? 0;
        const sentenceCosine = passageCosine;
        const scores = { passageCosine, sentenceCosine, sharedPhrase: 0, ...wordScores(passage) };
        return withScores(passage, scores);
      });
      const compared = betterOf(withoutSentences, comparedCount, ({ passage, scores }) =>
        withScores(passage, {
          ...scores,
          sentenceCosine: Math.max(...sentenceCosines(snapshot, passage, vector)),
        }),
      );
      return betterOf(compared, rerankedCount, ({ passage, scores }) =>
        withScores(passage, { ...scores, sharedPhrase: sharedPhrase(passage) }),
      );
    },
  };
}

/** The best, scored better and put in order; behind them the others. */
function betterOf(hits: readonly Hit[], count: number, better: (hit: Hit) => Hit): Hit[] {
  const ordered = hits.length <= count ? hits : inOrder(hits);
  return [...inOrder(ordered.slice(0, count).map(better)), ...ordered.slice(count)];
}

function remembering<Value>(make: (passage: number) => Value): (passage: number) => Value {
  const made = new Map<number, Value>();
  return (passage) => {
    const known = made.get(passage);
    if (known !== undefined) return known;
    const value = make(passage);
    made.set(passage, value);
    return value;
  };
}

function createWordScores(input: RankingInput): (passage: number) => WordScores {
  const { question, snapshot, isAsked, passageScores, documentScores } = input;
  const answerFit = createAnswerFit(question, questionKind(question));
  return (passage) => {
    const document = snapshot.documentOf[passage] ?? -1;
    const isPlaceAsked = isAsked?.(document) ?? snapshot.documents[document]?.statesPlace ?? false;
    return {
      lexical: passageScores[passage] ?? 0,
      documentLexical: documentScores[document] ?? 0,
      answerFit: answerFit(textOfPassage(snapshot, passage)) ?? 0.5,
      placeFit: isPlaceAsked ? 1 : 0,
    };
  };
}

function inOrder(hits: readonly Hit[]): Hit[] {
  return hits.toSorted((a, b) => b.fusedScore - a.fusedScore || a.passage - b.passage);
}

/** One for each sentence of the passage, in order; a passage has at least one. */
export function sentenceCosines(
  snapshot: Snapshot,
  passage: number,
  vector: Float32Array,
): Float32Array {
  return cosinesBetween(snapshot.vectors, ...sentenceRows(snapshot, passage), vector);
}

/** Of the vectors, from the first to before the last. */
function sentenceRows(
  { firstSentence, passages }: Snapshot,
  passage: number,
): readonly [number, number] {
  const first = firstSentence[passage] ?? 0;
  const end = firstSentence[passage + 1] ?? first;
  return [passages.length + first, passages.length + end];
}
