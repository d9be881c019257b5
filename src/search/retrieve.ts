/**
 * Answers a question with passages: what was understood, and the hits within the places it names and elsewhere.
 */
import type { CaseFilter, Limits } from "../core/limits.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { DocumentScope, PassageStore } from "../index/passage-store.ts";
import type { Glossary } from "../language/glossary.ts";
import type { Tokenizer } from "../language/tokenize.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { createConceptReader } from "../questions/concepts.ts";
import { createDocumentDirectory } from "../questions/document-directory.ts";
import { readCaseFilter } from "../questions/limits/read-case-filter.ts";
import type { ReadLimits } from "../questions/limits/read-limits.ts";
import { yearInChina } from "../questions/limits/read-years.ts";
import type { Query, UnderstoodQuestion } from "../questions/query.ts";
import { limitsIn, understand, type Understanding } from "../questions/understand.ts";
import { allCandidates, candidatesByWords, type WordCandidates } from "./candidates.ts";
import { createQuestionReader } from "./embedded-wording.ts";
import type { Hit, HitScores } from "./hit.ts";
import { createRanking, lookUpWords, rank, type Ranking } from "./rank.ts";
import { fusionWeights } from "./weights.ts";
import { type ScoredConcept, scoredConcepts, termsOf, wordQuery } from "./word-query.ts";

export interface Retrieval {
  readonly query: Query;
  readonly passageConcepts: readonly ScoredConcept[];
  /**
   * Of the documents about the named places and within the limits, or of all where nothing was named; best first.
   * Where none is within, from outside.
   */
  readonly hits: readonly Hit[];
  /** Of documents about other places, where places or a region were named; best first. */
  readonly elsewhere: readonly Hit[];
}

export interface Retriever {
  readonly store: PassageStore;
  /** @param limits other ones than the question's own */
  retrieve(question: string, limits?: Limits): Promise<Retrieval>;
  /** The places that a text names, without anything being retrieved. */
  readPlaces(text: string): readonly PlaceReading[];
  /** What a text is limited to. */
  readLimits(text: string): ReadLimits | null;
  /** What of the words for a list of cases limits it. */
  readCaseFilter(written: string): CaseFilter;
}

export interface RetrievalMeans extends Omit<Understanding, "directory"> {
  readonly glossary: Glossary;
  readonly tokenizer: Tokenizer;
  readonly embedder: Embedder;
  /** Others than the usual are for measuring what each score adds. */
  readonly weights?: HitScores;
}

export function createRetriever(store: PassageStore, means: RetrievalMeans): Retriever {
  const understanding = { ...means, directory: createDocumentDirectory(store) };
  const reader = createQuestionReader(means.embedder);
  const readConcepts = createConceptReader(means.glossary, means.tokenizer);
  const { weights = fusionWeights } = means;
  return {
    store,
    async retrieve(question, limits) {
      const asked = await understand(question, understanding, limits);
      const asWritten = reader.start(asked);
      const understood = { ...asked, concepts: readConcepts(asked.topic) };
      const { topic, concepts, scope } = understood;
      const statistics = await store.terms(termsOf(concepts));
      const reading = reader.read({ ...understood, statistics }, asWritten);
      // Awaited below. The model works in threads of its own: what words tell is looked up meanwhile.
      reading.catch(() => undefined);
      const passageConcepts = scoredConcepts(concepts, statistics);
      const words = wordQuery(concepts, statistics);
      const ranking = createRanking({ question, topic, scope, store, words, weights });
      const byWords = await Promise.all(
        scopesOf(understood).map((searched) => findByWords(searched, ranking)),
      );
      const vector = await reading;
      const [hits = [], elsewhere = []] = await Promise.all(
        byWords.map((candidates) => findHits(candidates, vector, ranking)),
      );
      return { query: { ...understood, vector }, passageConcepts, hits, elsewhere };
    },
    readPlaces: (text) => means.recognizer.read(text),
    readLimits: (text) => limitsIn(text, means.recognizer.read(text), means),
    readCaseFilter: (written) =>
      readCaseFilter(written, means.recognizer.read(written), yearInChina(means.now())),
  };
}

async function findByWords(scope: DocumentScope, ranking: Ranking): Promise<WordCandidates> {
  const candidates = await candidatesByWords(ranking.words, scope, ranking.store);
  await lookUpWords(candidates.passages, ranking);
  return candidates;
}

async function findHits(
  byWords: WordCandidates,
  vector: Float32Array,
  ranking: Ranking,
): Promise<Hit[]> {
  const candidates = await allCandidates(byWords, vector, ranking.store);
  return rank(candidates, vector, ranking);
}

/** Where the hits come from and, where places or a region are named, other places' documents. */
function scopesOf(understood: UnderstoodQuestion): DocumentScope[] {
  const { where, own } = understood.scope;
  const documents = searchedDocuments(understood);
  // Where no document may answer, what others did is all there is to offer.
  if (documents === null) return [{ kind: "everywhere" }];
  const here: DocumentScope = { kind: "within", documents };
  return where.kind === "within"
    ? [here, { kind: "elsewhere", except: new Set([...documents, ...own]) }]
    : [here];
}

/** Null for all documents. */
function searchedDocuments({
  scope: { where },
  limited,
}: UnderstoodQuestion): ReadonlySet<number> | null {
  if (limited !== null && limited.documents.size > 0) return limited.documents;
  return where.kind === "within" ? where.documents : null;
}
