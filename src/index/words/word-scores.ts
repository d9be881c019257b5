/**
 * Scores passages and documents by words, passages also by pairs of characters, and reports how often terms occur.
 */
import { LRUCache } from "lru-cache";
import type { TermUse, WordQuery } from "../passage-store.ts";
import type { Bm25Reader } from "./bm25-reader.ts";
import { createTextScorer, firstNotBelow, type TextScores } from "./text-scores.ts";

/** Cached queries: enough for the questions in progress at one time. A query no longer cached is scored again. */
const cachedCount = 16;

export interface WordScores {
  readonly passages: TextScores;
  readonly documents: TextScores;
  /** Passages by pairs of characters. */
  readonly pairs: TextScores;
}

export interface Bm25Readers {
  readonly passageTerms: Bm25Reader;
  readonly passagePairs: Bm25Reader;
  readonly documentTerms: Bm25Reader;
}

/**
 * Scores are valid until the next call, which may reuse their tables. Those of the last queries are cached: a question
 * needs the best texts before its vector is known, and the scores of given passages afterwards.
 */
export type ScoreWords = (query: WordQuery) => WordScores;

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
    frequencies: among.length === 0 ? none : frequenciesIn(among, term, index),
  };
}

function frequenciesIn(
  among: readonly number[],
  term: string,
  index: Bm25Reader,
): ReadonlyMap<number, number> {
  const { texts, frequencies } = index.postings(term);
  const found = new Map<number, number>();
  for (const text of among) {
    const at = firstNotBelow(texts, text, 0);
    if (texts[at] === text) found.set(text, frequencies[at] ?? 0);
  }
  return found;
}
