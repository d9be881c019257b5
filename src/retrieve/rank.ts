/**
 * Candidates in, hits out, best first. Scores are exact: no candidate's cosine is an approximation.
 */
import type { Snapshot } from "../store/open.ts";
import { cosineOf } from "../vector/vector-index.ts";
import { type ScoredConcept, lexicalScore } from "./concept-scores.ts";
import { type Hit, fuse } from "./hit.ts";

export interface RankingInput {
  readonly snapshot: Snapshot;
  readonly vector: Float32Array;
  readonly passageConcepts: readonly ScoredConcept[];
  readonly documentConcepts: readonly ScoredConcept[];
}

export function rank(candidates: readonly number[], input: RankingInput): Hit[] {
  const { snapshot } = input;
  const hits = candidates.map((passage) => {
    const scores = {
      passageCosine: cosineOf(snapshot.vectors, passage, input.vector),
      sentenceCosine: Math.max(...sentenceCosines(snapshot, passage, input.vector)),
      lexical: lexicalScore(input.passageConcepts, passage),
      documentLexical: lexicalScore(input.documentConcepts, snapshot.documentOf[passage] ?? -1),
    };
    return { passage, scores, fusedScore: fuse(scores) };
  });
  return hits.toSorted((a, b) => b.fusedScore - a.fusedScore || a.passage - b.passage);
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
