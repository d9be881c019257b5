/**
 * A query in, the numbers of the passages worth a closer look out.
 * Of few documents every passage is looked at; of many, the nearest in the graph and the best by words.
 */
import type { Snapshot } from "../store/snapshot.ts";
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
  const inScope = (document: number) => documents?.has(document) ?? true;
  if (documents !== null) {
    const scope = passagesOf(snapshot, documents);
    if (scope.length <= maxExactPassages) return scope;
  }
  const isCandidate = (passage: number) => inScope(snapshot.documentOf[passage] ?? -1);
  const bestDocuments = bestTexts(search.documentConcepts, documentCount, inScope);
  return [
    ...new Set([
      ...nearestPassages(snapshot, vector, documents === null ? undefined : isCandidate),
      ...bestTexts(search.passageConcepts, lexicalCount, isCandidate),
      ...passagesOf(snapshot, bestDocuments),
    ]),
  ];
}

/** In the order of the documents. */
function passagesOf({ firstPassage }: Snapshot, documents: Iterable<number>): number[] {
  return [...documents].flatMap((document) => {
    const first = firstPassage[document] ?? 0;
    const end = firstPassage[document + 1] ?? first;
    return Array.from({ length: end - first }, (_, index) => first + index);
  });
}

/** The graph passes over what is not accepted while it searches: dropped afterwards, all that it found might be lost. */
function nearestPassages(
  snapshot: Snapshot,
  vector: Float32Array,
  accepts: ((passage: number) => boolean) | undefined,
): number[] {
  return snapshot.graph.search(vector, nearestCount, accepts).map(({ row }) => row);
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
