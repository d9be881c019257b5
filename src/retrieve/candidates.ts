/**
 * A query in, the numbers of the passages worth a closer look out.
 * Of few documents every passage is looked at; of many, the nearest in the graph and the best by words.
 */
import type { Snapshot } from "../store/open.ts";
import { type ScoredConcept, lexicalScore } from "./concept-scores.ts";

/** Comparing with this many passages costs less than embedding the question. */
const maxExactPassages = 2000;
const lexicalCount = 100;
const nearestCount = 200;
const documentCount = 5;

export interface Search {
  readonly vector: Float32Array;
  /** Numbers of the documents to look in; null for all. */
  readonly documents: ReadonlySet<number> | null;
  readonly passageConcepts: readonly ScoredConcept[];
  readonly documentConcepts: readonly ScoredConcept[];
}

export function findCandidates(snapshot: Snapshot, search: Search): number[] {
  const { documents, vector } = search;
  const scope = documents === null ? null : passagesOf(snapshot, documents);
  if (scope !== null && scope.length <= maxExactPassages) return scope;
  const inScope = (passage: number) => documents?.has(snapshot.documentOf[passage] ?? -1) ?? true;
  const bestDocuments = bestTexts(
    search.documentConcepts,
    documentCount,
    (document) => documents?.has(document) ?? true,
  );
  return [
    ...new Set([
      ...nearestPassages(snapshot, vector, inScope),
      ...bestTexts(search.passageConcepts, lexicalCount, inScope),
      ...passagesOf(snapshot, new Set(bestDocuments)),
    ]),
  ];
}

function passagesOf(snapshot: Snapshot, documents: ReadonlySet<number>): number[] {
  return snapshot.passages.flatMap((_, passage) =>
    documents.has(snapshot.documentOf[passage] ?? -1) ? [passage] : [],
  );
}

function nearestPassages(
  snapshot: Snapshot,
  vector: Float32Array,
  accepts: (passage: number) => boolean,
): number[] {
  return snapshot.graph
    .search(vector, nearestCount)
    .map(({ row }) => row)
    .filter(accepts);
}

function bestTexts(
  concepts: readonly ScoredConcept[],
  count: number,
  accepts: (text: number) => boolean,
): number[] {
  const texts = new Set(concepts.flatMap(({ shares }) => [...shares.keys()]));
  return [...texts]
    .filter(accepts)
    .map((text) => ({ text, score: lexicalScore(concepts, text) }))
    .toSorted((a, b) => b.score - a.score || a.text - b.text)
    .slice(0, count)
    .map(({ text }) => text);
}
