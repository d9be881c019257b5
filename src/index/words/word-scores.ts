/**
 * Scores passages and documents by words, passages also by pairs of characters, and reports how often terms occur.
 * A score is the weighted mean of the shares of a `WordQuery`'s concepts. The share of a concept is 0 for a text without
 * its terms and approaches 1 for a text that repeats all of them. So a question whose words the corpus lacks gets low
 * scores, where plain BM25 would raise every text that shares a word.
 */
import { LRUCache } from "lru-cache";
import type { QueryWording, TermUse, WordQuery } from "../passage-store.ts";
import type { Bm25Reader, Postings } from "./bm25-reader.ts";

/** Cached queries: enough for the questions in progress at one time. A query no longer cached is scored again. */
const cachedCount = 16;

export interface WordScores {
  readonly passages: TextScores;
  readonly documents: TextScores;
  /** Passages by pairs of characters. */
  readonly pairs: TextScores;
}

interface Bm25Readers {
  readonly passageTerms: Bm25Reader;
  readonly passagePairs: Bm25Reader;
  readonly documentTerms: Bm25Reader;
}

/**
 * Scores are valid until the next call, which may reuse their tables. Those of the last queries are cached: a question
 * needs the best texts before its vector is known, and the scores of given passages afterwards.
 */
type ScoreWords = (query: WordQuery) => WordScores;

export function createWordScorer(readers: Bm25Readers): ScoreWords {
  const passages = createTextScorer(readers.passageTerms);
  const documents = createTextScorer(readers.documentTerms);
  const pairs = createTextScorer(readers.passagePairs);
  const cached = new LRUCache<WordQuery, WordScores>({
    max: cachedCount,
    dispose: (scores) => {
      passages.reuse(scores.passages);
      documents.reuse(scores.documents);
      pairs.reuse(scores.pairs);
    },
    memoMethod: ({ concepts, pairs: asked, saturation }) => ({
      passages: passages.score(
        concepts.map(({ wordings, passageWeight: weight }) => ({ wordings, weight })),
        saturation,
      ),
      documents: documents.score(
        concepts.map(({ wordings, documentWeight: weight }) => ({ wordings, weight })),
        saturation,
      ),
      pairs: pairs.score(
        asked.map((pair) => ({
          weight: readers.passagePairs.idf(pair),
          wordings: [{ terms: [pair], weight: 1 }],
        })),
        saturation,
      ),
    }),
  });
  return (query) => cached.memo(query);
}

const none: ReadonlyMap<number, number> = new Map();

/** @param among numbers of the texts whose frequencies are wanted */
export function termUse(term: string, index: Bm25Reader, among: readonly number[]): TermUse {
  return {
    count: index.documentFrequency(term),
    idf: index.idf(term),
    frequencies: among.length === 0 ? none : frequenciesIn(among, index.postings(term)),
  };
}

export function frequenciesIn(
  among: readonly number[],
  { texts, frequencies }: Postings,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const text of among) {
    const at = firstNotBelow(texts, text, 0);
    if (texts[at] === text) found.set(text, frequencies[at] ?? 0);
  }
  return found;
}

export interface WeightedConcept {
  readonly weight: number;
  readonly wordings: readonly QueryWording[];
}

interface TextScores {
  /** By text number, 0 to 1. */
  readonly byText: Float64Array;
  /** The texts with a score above 0, unordered. */
  readonly texts: readonly number[];
}

/** Belongs to one index. Reuses its tables, which have an entry for every text. */
interface TextScorer {
  score(concepts: readonly WeightedConcept[], saturation: number): TextScores;
  /** Takes back scores that are no longer read; their table serves another query. */
  reuse(scores: TextScores): void;
}

export function createTextScorer(index: Bm25Reader): TextScorer {
  const best = createSparseScores(index.textCount);
  const scores = createSparseScores(index.textCount);
  // For a large corpus, allocating a new table takes longer than scoring.
  const unused: Float64Array[] = [];
  return {
    score(concepts, saturation) {
      const byText = unused.pop() ?? new Float64Array(index.textCount);
      const texts: number[] = [];
      let totalWeight = 0;
      for (const { weight, wordings } of concepts) {
        for (const [position, wording] of wordings.entries())
          keepBest(best, scores, { wording, isOwn: position === 0, saturation, index });
        totalWeight += weight;
        for (const text of best.texts) {
          if (weight > 0 && byText[text] === 0) texts.push(text);
          byText[text] = (byText[text] ?? 0) + weight * best.take(text);
        }
        best.texts.length = 0;
      }
      if (totalWeight > 0)
        for (const text of texts) byText[text] = (byText[text] ?? 0) / totalWeight;
      return { byText, texts };
    },
    reuse: ({ byText }) => void unused.push(byText.fill(0)),
  };
}

/** Returns the accepted texts with the highest scores above 0, best first; ties by ascending number. */
export function bestTexts(
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

/** One value per text; few are not 0. */
interface SparseScores {
  readonly values: Float64Array;
  /** Texts whose value is not 0. */
  readonly texts: number[];
  /** Returns the value and resets it to 0. */
  take(text: number): number;
}

function createSparseScores(textCount: number): SparseScores {
  const values = new Float64Array(textCount);
  return {
    values,
    texts: [],
    take(text) {
      const value = values[text] ?? 0;
      values[text] = 0;
      return value;
    },
  };
}

interface Counting {
  readonly wording: QueryWording;
  /** Whether it is the user's own. */
  readonly isOwn: boolean;
  readonly saturation: number;
  readonly index: Bm25Reader;
}

/** Raises each text's best share of a concept to its share by one more wording, if that is higher. */
function keepBest(best: SparseScores, scores: SparseScores, counting: Counting): void {
  const { wording, isOwn, saturation, index } = counting;
  // Part of a synonym means something else: a text with 人员 need not be about 编外人员.
  if (isOwn) for (const term of wording.terms) addTerm(scores, term, counting);
  else addWhole(scores, counting);
  const highest = idfOf(wording, index) * (saturation + 1);
  for (const text of scores.texts) {
    const share = (wording.weight * scores.take(text)) / highest;
    const bestShare = best.values[text] ?? 0;
    if (share <= bestShare) continue;
    if (bestShare === 0) best.texts.push(text);
    best.values[text] = share;
  }
  scores.texts.length = 0;
}

function addTerm(
  { values, texts }: SparseScores,
  term: string,
  { saturation, index }: Counting,
): void {
  const said = index.postings(term);
  const factor = index.idf(term) * (saturation + 1);
  for (let at = 0; at < said.texts.length; at++) {
    const text = said.texts[at] ?? 0;
    const frequency = said.frequencies[at] ?? 0;
    if (values[text] === 0) texts.push(text);
    values[text] = (values[text] ?? 0) + (factor * frequency) / (saturation + frequency);
  }
}

/** Scores the texts that contain all terms: looks up the texts of the shortest posting list in the other lists. */
function addWhole(
  { values, texts }: SparseScores,
  { wording: { terms }, saturation, index }: Counting,
): void {
  const [rarest, ...others] = terms
    .map((term) => ({ ...index.postings(term), factor: index.idf(term) * (saturation + 1) }))
    .toSorted((a, b) => a.texts.length - b.texts.length);
  if (rarest === undefined) return;
  const from = others.map(() => 0);
  for (let at = 0; at < rarest.texts.length; at++) {
    const text = rarest.texts[at] ?? 0;
    let score = scoreAt(rarest, at, saturation);
    for (let other = 0; other < others.length && score > 0; other++) {
      const said = others[other] ?? rarest;
      const found = firstNotBelow(said.texts, text, from[other] ?? 0);
      from[other] = found;
      score = said.texts[found] === text ? score + scoreAt(said, found, saturation) : 0;
    }
    if (score === 0) continue;
    texts.push(text);
    values[text] = score;
  }
}

function scoreAt(
  { frequencies, factor }: Postings & { readonly factor: number },
  at: number,
  saturation: number,
): number {
  const frequency = frequencies[at] ?? 0;
  return (factor * frequency) / (saturation + frequency);
}

/** Returns the position of the first number not below the value, by galloping search: it is seldom far from `from`. */
function firstNotBelow(sorted: Uint32Array, value: number, from: number): number {
  let low = from;
  let stride = 1;
  while (low + stride < sorted.length && (sorted[low + stride] ?? 0) < value) {
    low += stride;
    stride *= 2;
  }
  let high = Math.min(sorted.length, low + stride);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function idfOf(wording: QueryWording, index: Bm25Reader): number {
  return wording.terms.reduce((sum, term) => sum + index.idf(term), 0);
}
