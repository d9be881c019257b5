/**
 * A query in, the numbers of the passages worth a closer look out.
 * Of few documents every passage is looked at; of many, the nearest in the graph and the best by words.
 */
import type { Snapshot } from "../store/open.ts";
import { type ScoredConcept, lexicalScore } from "./concept-scores.ts";
import type { Query } from "./query.ts";

/** Comparing with this many passages costs less than embedding the question. */
const maxExactPassages = 2000;
const lexicalCount = 100;
/** Rows are passages and sentences, and several sentences of one passage may be near. */
const graphRowCount = 300;
const documentCount = 5;

export function findCandidates(
  snapshot: Snapshot,
  query: Query,
  passageConcepts: readonly ScoredConcept[],
  documentConcepts: readonly ScoredConcept[],
): number[] {
  const inScope = (passage: number) =>
    query.documents?.has(snapshot.documentOf[passage] ?? -1) ?? true;
  const scope = query.documents === null ? null : passagesOf(snapshot, query.documents);
  if (scope !== null && scope.length <= maxExactPassages) return scope;
  const found = new Set<number>();
  for (const passage of nearestPassages(snapshot, query.vector, inScope)) found.add(passage);
  for (const passage of bestTexts(passageConcepts, lexicalCount, inScope)) found.add(passage);
  const inDocuments = (document: number) => query.documents?.has(document) ?? true;
  const documents = new Set(bestTexts(documentConcepts, documentCount, inDocuments));
  for (const passage of passagesOf(snapshot, documents)) found.add(passage);
  return [...found];
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
): Set<number> {
  const rows = snapshot.graph.search(vector, graphRowCount);
  const passages = rows.map(({ row }) => passageOfRow(snapshot, row)).filter(accepts);
  return new Set(passages);
}

function passageOfRow(snapshot: Snapshot, row: number): number {
  const passageCount = snapshot.passages.length;
  return row < passageCount ? row : (snapshot.sentences[row - passageCount]?.passage ?? 0);
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
