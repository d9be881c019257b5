/**
 * Finds the passages worth a closer look.
 * Of few documents all passages are candidates; of many, the nearest in the graph, the best by words, and all passages
 * of the best documents by words.
 */
import type { Snapshot } from "../index/snapshot.ts";
import { nearestOf } from "../index/vectors/cosines.ts";
import type { TextScores } from "./concept-scores.ts";
import {
  leastFilteredCount,
  maxExactPassages,
  mostComparedShare,
  nearestCount,
  overfetchTimes,
  wordDocumentCount,
  wordPassageCount,
} from "./weights.ts";

/** Documents to look in. */
export interface Within {
  readonly numbers: readonly number[];
  /** Not asked about: the best of them shows whose practice something is. */
  readonly isElsewhere: boolean;
  has(document: number): boolean;
}

export interface Search {
  /** Null for all. */
  readonly within: Within | null;
  /** How well each passage says what is asked. */
  readonly passageScores: TextScores;
  /** How well each document does. */
  readonly documentScores: TextScores;
}

/** Candidates that are known without the question's vector. */
export interface WordCandidates {
  readonly passages: readonly number[];
  /** Whether they are all passages in scope, so that a vector adds none. */
  readonly isAll: boolean;
}

export function candidatesByWords(snapshot: Snapshot, search: Search): WordCandidates {
  const { within, passageScores, documentScores } = search;
  const maxCount = maxExactPassages[within === null ? "everywhere" : "within"];
  if (passageCountWithin(snapshot, within) <= maxCount)
    return { passages: passagesWithin(snapshot, within), isAll: true };
  const isWithin = (document: number) => within?.has(document) ?? true;
  const isCandidate = (passage: number) => isWithin(snapshot.documentOf[passage] ?? -1);
  return {
    passages: [
      ...bestTexts(passageScores, wordPassageCount, isCandidate),
      ...passagesOf(snapshot, bestTexts(documentScores, wordDocumentCount, isWithin)),
    ],
    isAll: false,
  };
}

/** All candidates, each once: those by words and those that the vector finds. */
export function allCandidates(
  { passages, isAll }: WordCandidates,
  vector: Float32Array,
  { snapshot, within }: { readonly snapshot: Snapshot; readonly within: Within | null },
): readonly number[] {
  if (isAll) return passages;
  return [...new Set([...nearestPassages(snapshot, vector, within), ...passages])];
}

function passageCountWithin({ passages, firstPassage }: Snapshot, within: Within | null): number {
  if (within === null) return passages.length;
  return within.numbers.reduce(
    (sum, each) => sum + (firstPassage[each + 1] ?? 0) - (firstPassage[each] ?? 0),
    0,
  );
}

function passagesWithin(snapshot: Snapshot, within: Within | null): readonly number[] {
  return within === null ? [...snapshot.passages.keys()] : passagesOf(snapshot, within.numbers);
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
 * The nearest passages in scope. Those of a small part of the corpus are compared one by one. Else, filtering inside
 * the graph is slow: so many are fetched that on average the wanted number is in scope, then filtered. Where fewer are,
 * they are the nearest all the same. Where hardly any is, more are fetched, and then the graph itself filters, since
 * all that it found might be out of scope.
 */
function nearestPassages(
  snapshot: Snapshot,
  vector: Float32Array,
  within: Within | null,
): number[] {
  const { graph, documentOf, vectors } = snapshot;
  const isCursory = within?.isElsewhere === true;
  const rows = (count: number, accepts?: (row: number) => boolean) =>
    graph.search(vector, count, { accepts, isCursory }).map(({ row }) => row);
  if (within === null) return rows(nearestCount.everywhere);
  const passageCount = passageCountWithin(snapshot, within);
  const place = isCursory ? "elsewhere" : "within";
  const wanted = nearestCount[place];
  if (passageCount <= mostComparedShare * graph.rowCount)
    return nearestOf(vectors, passagesOf(snapshot, within.numbers), vector, wanted).map(
      ({ row }) => row,
    );
  const isCandidate = (passage: number) => within.has(documentOf[passage] ?? -1);
  for (const times of overfetchTimes) {
    const found = rows(Math.ceil((times * wanted * graph.rowCount) / passageCount));
    const filtered = found.filter(isCandidate);
    if (filtered.length >= leastFilteredCount[place]) return filtered.slice(0, wanted);
  }
  return rows(wanted, isCandidate);
}

/** The highest above 0 that are accepted, highest first; of equal ones the lower number first. */
function bestTexts(
  { byText, texts }: TextScores,
  count: number,
  accepts: (text: number) => boolean,
): number[] {
  const best: number[] = [];
  for (const text of texts) {
    const last = best[count - 1];
    if ((last !== undefined && !isBefore(text, last, byText)) || !accepts(text)) continue;
    let at = best.length;
    while (at > 0 && isBefore(text, best[at - 1] ?? text, byText)) at--;
    best.splice(at, 0, text);
    best.length = Math.min(best.length, count);
  }
  return best;
}

function isBefore(text: number, other: number, byText: Float64Array): boolean {
  const difference = (byText[text] ?? 0) - (byText[other] ?? 0);
  return difference > 0 || (difference === 0 && text < other);
}
