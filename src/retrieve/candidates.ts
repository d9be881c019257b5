/**
 * A query in, the numbers of the passages worth a closer look out.
 * Of few documents every passage is looked at; of many, the nearest in the graph and the best by words.
 */
import type { Snapshot } from "../store/snapshot.ts";

/** Comparing with this many passages costs less than embedding the question. */
const maxExactPassages = 1000;
const lexicalCount = 50;
const nearestCount = 100;
const documentCount = 5;

/** Documents to look in. */
export interface Within {
  readonly numbers: readonly number[];
  has(document: number): boolean;
}

export interface Search {
  /** Null for all. */
  readonly within: Within | null;
  /** How well each passage says what is asked, 0 to 1. */
  readonly passageScores: Float64Array;
  /** How well each document does. */
  readonly documentScores: Float64Array;
}

export interface Candidates {
  /** Known before the question's vector is: of few documents, all there are. */
  readonly byWords: readonly number[];
  /** With those that the vector finds. */
  all(vector: Float32Array): readonly number[];
}

export function findCandidates(snapshot: Snapshot, search: Search): Candidates {
  const { within, passageScores, documentScores } = search;
  if (within !== null && passageCountOf(snapshot, within.numbers) <= maxExactPassages) {
    const byWords = passagesOf(snapshot, within.numbers);
    return { byWords, all: () => byWords };
  }
  const isWithin = (document: number) => within?.has(document) ?? true;
  const isCandidate = (passage: number) => isWithin(snapshot.documentOf[passage] ?? -1);
  const byWords = [
    ...bestTexts(passageScores, lexicalCount, isCandidate),
    ...passagesOf(snapshot, bestTexts(documentScores, documentCount, isWithin)),
  ];
  return {
    byWords,
    all: (vector) => [...new Set([...nearestPassages(snapshot, vector, within), ...byWords])],
  };
}

function passageCountOf({ firstPassage }: Snapshot, documents: readonly number[]): number {
  return documents.reduce(
    (sum, each) => sum + (firstPassage[each + 1] ?? 0) - (firstPassage[each] ?? 0),
    0,
  );
}

/** In the order of the documents. */
function passagesOf({ firstPassage }: Snapshot, documents: readonly number[]): number[] {
  return documents.flatMap((document) => {
    const first = firstPassage[document] ?? 0;
    const end = firstPassage[document + 1] ?? first;
    return Array.from({ length: end - first }, (_, index) => first + index);
  });
}

/**
 * The graph passes over what is not accepted while it searches: dropped afterwards, all that it found might be lost.
 * Where hardly any is not, so many more are found instead: asking about each node takes longer than finding it.
 */
function nearestPassages(
  snapshot: Snapshot,
  vector: Float32Array,
  within: Within | null,
): number[] {
  const { graph, documentOf } = snapshot;
  const rows = (count: number, accepts?: (row: number) => boolean) =>
    graph.search(vector, count, accepts).map(({ row }) => row);
  if (within === null) return rows(nearestCount);
  const isCandidate = (passage: number) => within.has(documentOf[passage] ?? -1);
  const otherCount = graph.rowCount - passageCountOf(snapshot, within.numbers);
  return otherCount > nearestCount
    ? rows(nearestCount, isCandidate)
    : rows(nearestCount + otherCount)
        .filter(isCandidate)
        .slice(0, nearestCount);
}

/** The highest above 0 that are accepted, highest first; of equal ones the lower number first. */
function bestTexts(
  scores: Float64Array,
  count: number,
  accepts: (text: number) => boolean,
): number[] {
  const best: number[] = [];
  const scoreAt = (at: number) => scores[best[at] ?? -1] ?? 0;
  for (let text = 0; text < scores.length; text++) {
    const score = scores[text] ?? 0;
    if (score <= (best.length < count ? 0 : scoreAt(count - 1)) || !accepts(text)) continue;
    let at = best.length;
    while (at > 0 && scoreAt(at - 1) < score) at--;
    best.splice(at, 0, text);
    best.length = Math.min(best.length, count);
  }
  return best;
}
