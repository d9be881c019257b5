/**
 * Candidates in, hits out, best first. No cosine is an approximation.
 * What the words say is known before the question's vector is: it is looked up while the model reads the question.
 */
import { comparablePassage } from "../index/comparable-texts.ts";
import { type Snapshot, textOfPassage } from "../index/snapshot.ts";
import { cosinesOf } from "../index/vectors/cosines.ts";
import { comparableText, longestSharedPhrase } from "../language/shared-words.ts";
import { createAnswerFit, questionKind } from "../questions/question-kind.ts";
import { fuse, type Hit, type HitScores } from "./hit.ts";

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
type OwnScores = Omit<HitScores, keyof WordScores>;

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
  const hitOf = (passage: number, own: OwnScores): Hit => {
    const { lexical, documentLexical, answerFit, placeFit } = wordScores(passage);
    const { passageCosine, sentenceCosine, sharedPhrase: shared } = own;
    const scores: HitScores = {
      passageCosine,
      sentenceCosine,
      lexical,
      documentLexical,
      answerFit,
      sharedPhrase: shared,
      placeFit,
    };
    return { passage, scores, fusedScore: fuse(scores, weights) };
  };
  const compareSentences = (hits: readonly Hit[], vector: Float32Array): Hit[] => {
    const passages = hits.map(({ passage }) => passage);
    const cosines = nearestSentences(snapshot, passages, vector);
    return hits.map(({ passage, scores: { passageCosine } }, index) =>
      hitOf(passage, { passageCosine, sentenceCosine: cosines[index] ?? 0, sharedPhrase: 0 }),
    );
  };
  return {
    prepare(passages) {
      for (const passage of passages) wordScores(passage);
      if (passages.length <= rerankedCount) for (const passage of passages) sharedPhrase(passage);
    },
    rank(candidates, vector) {
      const cosines = cosinesOf(snapshot.vectors, candidates, vector);
      const withoutSentences = candidates.map((passage, index) => {
        const cosine = cosines[index] ?? 0;
        return hitOf(passage, { passageCosine: cosine, sentenceCosine: cosine, sharedPhrase: 0 });
      });
      const compared = betterOf(withoutSentences, comparedCount, (hits) =>
        compareSentences(hits, vector),
      );
      return betterOf(compared, rerankedCount, (hits) =>
        hits.map(({ passage, scores: { passageCosine, sentenceCosine } }) =>
          hitOf(passage, { passageCosine, sentenceCosine, sharedPhrase: sharedPhrase(passage) }),
        ),
      );
    },
  };
}

/** The best, scored better and put in order; behind them the others. */
function betterOf(
  hits: readonly Hit[],
  count: number,
  better: (hits: readonly Hit[]) => Hit[],
): Hit[] {
  if (hits.length <= count) return inOrder(better(hits));
  const ordered = inOrder(hits);
  return [...inOrder(better(ordered.slice(0, count))), ...ordered.slice(count)];
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

/** Of each passage, the cosine of its nearest sentence: all in one go, since those of neighbours lie side by side. */
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

/** One for each sentence of the passage, in order; a passage has at least one. */
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

/** Of the vectors, from the first to before the last. */
function sentenceRows(
  { firstSentence, passages }: Snapshot,
  passage: number,
): readonly [number, number] {
  const first = firstSentence[passage] ?? 0;
  const end = firstSentence[passage + 1] ?? first;
  return [passages.length + first, passages.length + end];
}
