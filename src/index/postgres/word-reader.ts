/** Scores texts by words and pairs of characters, and counts terms: exactly, from their posting lists. */
import { LRUCache } from "lru-cache";
import type { Database } from "../../database/database.ts";
import type { Members } from "../document-scope.ts";
import type { DocumentScope, PassageStore, WordQuery } from "../passage-store.ts";
import { inverseDocumentFrequency, type Postings } from "../words/bm25-reader.ts";
import {
  bestTexts,
  createWordScorer,
  frequenciesIn,
  type WordScores,
} from "../words/word-scores.ts";
import { type FoundTexts, findTexts } from "./found-texts.ts";
import { createPostingReader, type WantedTerms } from "./posting-reader.ts";
import type { Generation } from "./read-generation.ts";

/** Enough for the questions in progress at one time. */
const cachedQueries = 16;

interface QueryScores {
  /** 0 to 1. */
  ofPassage(number: number): number;
  byPairs(passage: number): number;
}

interface WordReader extends Pick<PassageStore, "terms"> {
  readonly best: PassageStore["bestByWords"];
  scores(query: WordQuery): Promise<QueryScores>;
}

interface Scored extends QueryScores {
  readonly scores: WordScores;
  readonly passages: FoundTexts;
  readonly pairs: FoundTexts;
  readonly documents: FoundTexts;
}

export function createWordReader(
  database: Database,
  generation: Generation,
  membersOf: (scope: DocumentScope) => Members,
): WordReader {
  const postings = createPostingReader(database, generation);
  const { textCounts } = postings;
  const scored = new LRUCache<WordQuery, Promise<Scored>>({
    max: cachedQueries,
    memoMethod(query) {
      const scoring = score(query);
      scoring.catch(() => scored.delete(query));
      return scoring;
    },
  });

  const score = async (query: WordQuery): Promise<Scored> => {
    const lists = await postings.read(termsOf(query));
    const passages = findTexts(lists.passageTerms, textCounts.passageTerms);
    const pairs = findTexts(lists.passagePairs, textCounts.passagePairs);
    const documents = findTexts(lists.documentTerms, textCounts.documentTerms);
    const scores = createWordScorer({
      passageTerms: passages.reader,
      passagePairs: pairs.reader,
      documentTerms: documents.reader,
    })(query);
    return {
      scores,
      passages,
      pairs,
      documents,
      ofPassage: (number) => scores.passages.byText[passages.positionOf(number)] ?? 0,
      byPairs: (number) => scores.pairs.byText[pairs.positionOf(number)] ?? 0,
    };
  };

  return {
    async terms(terms, among = { passages: [], documents: [] }) {
      const asked = [...new Set(terms)];
      const wanted = { passageTerms: asked, passagePairs: [], documentTerms: asked };
      const lists = await postings.read(wanted);
      const none: Postings = { texts: new Uint32Array(), frequencies: new Float32Array() };
      const useOf = (list = none, textCount: number, numbers: readonly number[]) => ({
        count: list.texts.length,
        idf: inverseDocumentFrequency(textCount, list.texts.length),
        frequencies: frequenciesIn(numbers, list),
      });
      return new Map(
        terms.map((term) => [
          term,
          {
            passages: useOf(lists.passageTerms.get(term), textCounts.passageTerms, among.passages),
            documents: useOf(
              lists.documentTerms.get(term),
              textCounts.documentTerms,
              among.documents,
            ),
          },
        ]),
      );
    },
    async best(query, scope, count) {
      const { scores, passages, pairs, documents } = await scored.memo(query);
      const { hasPassage, hasDocument } = membersOf(scope);
      const byWords = best(scores.passages, passages, count.passages, hasPassage);
      const byPairs = best(scores.pairs, pairs, count.passages, hasPassage);
      return {
        passages: [...new Set([...byWords, ...byPairs])],
        documents: best(scores.documents, documents, count.documents, hasDocument),
      };
    },
    scores: (query) => scored.memo(query),
  };
}

function best(
  scores: WordScores["passages"],
  { numbers }: FoundTexts,
  count: number,
  isInScope: (number: number) => boolean,
): number[] {
  const positions = bestTexts(scores, count, (position) => isInScope(numbers[position] ?? -1));
  return positions.map((position) => numbers[position] ?? -1);
}

function termsOf({ concepts, pairs }: WordQuery): WantedTerms {
  const terms = concepts.flatMap(({ wordings }) => wordings.flatMap((wording) => wording.terms));
  const distinct = [...new Set(terms)];
  return { passageTerms: distinct, passagePairs: [...new Set(pairs)], documentTerms: distinct };
}
