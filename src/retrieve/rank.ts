/**
 * Candidates in, hits out, best first. Scores are exact: no candidate's cosine is an approximation.
 */
import { comparablePassage } from "../store/comparable-texts.ts";
import { type Snapshot, textOfPassage } from "../store/snapshot.ts";
import { comparableText, longestSharedPhrase } from "../text/shared-phrase.ts";
import { cosineOf } from "../vector/vector-index.ts";
import { type ScoredConcept, lexicalScore } from "./concept-scores.ts";
import { type Hit, type HitScores, fuse } from "./hit.ts";
import { createAnswerFit, questionKind } from "./question-kind.ts";

export interface RankingInput {
  readonly question: string;
  readonly topic: string;
  /** Documents that are about the place that the question names; null where it names none. */
  readonly isAsked: ((document: number) => boolean) | null;
  readonly snapshot: Snapshot;
  readonly vector: Float32Array;
  readonly passageConcepts: readonly ScoredConcept[];
  readonly documentConcepts: readonly ScoredConcept[];
  readonly weights: HitScores;
}

/** What the shared stretch can lift from below these is not among the first. */
const rerankedCount = 30;

export function rank(candidates: readonly number[], input: RankingInput): Hit[] {
  const hits = inOrder(scored(candidates, input));
  const reranked = withSharedPhrase(hits.slice(0, rerankedCount), input);
  return inOrder([...reranked, ...hits.slice(rerankedCount)]);
}

function inOrder(hits: readonly Hit[]): Hit[] {
  return hits.toSorted((a, b) => b.fusedScore - a.fusedScore || a.passage - b.passage);
}

function scored(candidates: readonly number[], input: RankingInput): Hit[] {
  const { snapshot } = input;
  const answerFit = createAnswerFit(input.question, questionKind(input.question));
  return candidates.map((passage) => {
    const scores = {
      passageCosine: cosineOf(snapshot.vectors, passage, input.vector),
      sentenceCosine: Math.max(...sentenceCosines(snapshot, passage, input.vector)),
      lexical: lexicalScore(input.passageConcepts, passage),
      documentLexical: lexicalScore(input.documentConcepts, snapshot.documentOf[passage] ?? -1),
      answerFit: answerFit(textOfPassage(snapshot, passage)) ?? 0.5,
      sharedPhrase: 0,
      placeFit: fitsPlace(passage, input) ? 1 : 0,
    };
    return { passage, scores, fusedScore: fuse(scores, input.weights) };
  });
}

function fitsPlace(passage: number, { isAsked, snapshot }: RankingInput): boolean {
  const document = snapshot.documentOf[passage] ?? -1;
  return isAsked?.(document) ?? snapshot.documents[document]?.statesPlace ?? false;
}

function withSharedPhrase(hits: readonly Hit[], { topic, snapshot, weights }: RankingInput): Hit[] {
  const asked = comparableText(topic);
  return hits.map(({ passage, scores }) => {
    const text = comparablePassage(snapshot, passage);
    const sharedPhrase = longestSharedPhrase(asked, text).length / Math.max(1, asked.length);
    const all = { ...scores, sharedPhrase };
    return { passage, scores: all, fusedScore: fuse(all, weights) };
  });
}

/** One for each sentence of the passage, in order; a passage has at least one. */
export function sentenceCosines(
  snapshot: Snapshot,
  passage: number,
  vector: Float32Array,
): number[] {
  const first = snapshot.firstSentence[passage] ?? 0;
  const end = snapshot.firstSentence[passage + 1] ?? first;
  return Array.from({ length: end - first }, (_, index) =>
    cosineOf(snapshot.vectors, snapshot.passages.length + first + index, vector),
  );
}
