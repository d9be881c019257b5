/**
 * A query in, the numbers of the passages worth a closer look out.
 * Of few documents every passage is looked at; of many, the nearest in the graph and the best by words.
 */
import type { Snapshot } from "../index/snapshot.ts";
import { nearestOf } from "../index/vectors/cosines.ts";
import type { TextScores } from "./concept-scores.ts";

/**
 * Comparing with this many passages of some documents costs less than embedding the question. Of all, hardly fewer come
 * from the graph and the words than this.
 */
const maxExactPassages = { anywhere: 200, within: 1000 } as const;
const lexicalCount = 50;
/** Among some documents, half as many are as near as among all. Elsewhere as many as are ranked by all scores. */
export const nearestCount = { anywhere: 100, within: 50, elsewhere: 30 } as const;
const documentCount = 5;
/** Of the passages: among fewer, twenty times as many as are wanted would have to be found in the graph. */
const mostComparedShare = 0.05;
/** Of those found without asking: half or more of what is wanted. */
const leastUnaskedCount = { within: 30, elsewhere: 15 } as const;
/** As many times more than should be needed. Four times takes the graph half as long as being asked. */
const foundTimes = [1, 4] as const;

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

export interface Candidates {
  /** Known before the question's vector is: of few documents, all there are. */
  readonly byWords: readonly number[];
  /** With those that the vector finds. */
  all(vector: Float32Array): readonly number[];
}

export function findCandidates(snapshot: Snapshot, search: Search): Candidates {
  const { within, passageScores, documentScores } = search;
  const maxCount = maxExactPassages[within === null ? "anywhere" : "within"];
  if (passageCountWithin(snapshot, within) <= maxCount) {
    const byWords = passagesWithin(snapshot, within);
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
 * Asked whether each node is wanted, the graph takes many times as long as to find as many more that, on average, as
 * many as are wanted are among them. Where fewer are, they are the nearest all the same; where hardly any is, more are
 * found, and only then is it asked: what is dropped afterwards might be all that it found. A small part of the passages
 * is compared without it.
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
  if (within === null) return rows(nearestCount.anywhere);
  const passageCount = passageCountWithin(snapshot, within);
  const place = isCursory ? "elsewhere" : "within";
  const wanted = nearestCount[place];
  if (passageCount <= mostComparedShare * graph.rowCount)
    return nearestOf(vectors, passagesOf(snapshot, within.numbers), vector, wanted).map(
      ({ row }) => row,
    );
  const isCandidate = (passage: number) => within.has(documentOf[passage] ?? -1);
  for (const times of foundTimes) {
    const found = rows(Math.ceil((times * wanted * graph.rowCount) / passageCount));
    const unasked = found.filter(isCandidate);
    if (unasked.length >= leastUnaskedCount[place]) return unasked.slice(0, wanted);
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
