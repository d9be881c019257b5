/**
 * Retrieves passages for a question: interprets it, then finds and ranks candidates about the places it names and,
 * separately, about other places.
 */
import type { CaseFilter, Limits } from "../core/limits.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { DocumentScope, PassageStore } from "../index/passage-store.ts";
import type { EnglishLexicon } from "../language/english-words.ts";
import type { Glossary } from "../language/glossary.ts";
import { normalizeText } from "../language/normalize.ts";
import { isContentWord, type Tokenizer } from "../language/tokenize.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { type ActionReader, createActionReader } from "../questions/askable-actions.ts";
import { readAskedFact } from "../questions/asked-fact.ts";
import { createConceptReader, type ReadConcepts } from "../questions/concepts.ts";
import { createDocumentDirectory } from "../questions/document-directory.ts";
import { excludedPlaces } from "../questions/excluded-places.ts";
import { readCaseFilter } from "../questions/limits/read-case-filter.ts";
import type { ReadLimits } from "../questions/limits/read-limits.ts";
import { yearInChina } from "../questions/limits/read-years.ts";
import { correctTerms, createTermFinder, findCorrections } from "../questions/misspelt-terms.ts";
import { createPinyinTermFinder, readPinyinTerms } from "../questions/pinyin-terms.ts";
import type { Query, UnderstoodQuestion } from "../questions/query.ts";
import type { Scope } from "../questions/scope.ts";
import { limitsIn, understand, type Understanding } from "../questions/understand.ts";
import { type ArticleSearch, findAskedArticles, type FoundArticle } from "./asked-articles.ts";
import { candidatesByVector, candidatesByWords } from "./candidates.ts";
import { createQuestionReader, wordingsOf } from "./embedded-wording.ts";
import { type Hit, type HitScores, maxFusedScore } from "./hit.ts";
import { createRanking, lookUpWords, rank, type Ranking } from "./rank.ts";
import { soughtFact, type SoughtFact } from "./stated-facts.ts";
import { fusionWeights } from "./weights.ts";
import {
  type ScoredConcept,
  scoredConcepts,
  termsOf,
  withKnownGuesses,
  wordQuery,
} from "./word-query.ts";

export interface Retrieval {
  readonly query: Query;
  readonly passageConcepts: readonly ScoredConcept[];
  /** Null if the question asks for no fact. */
  readonly sought: SoughtFact | null;
  /** By which the hits' scores were fused: the lexical ones depend on the question's length. */
  readonly weights: HitScores;
  /**
   * Hits in the documents within the limits and about the named places, or in all documents without either; best first.
   * If no document is within the limits, the limits are ignored.
   */
  readonly hits: readonly Hit[];
  /** Those that the question asks for by their numbers, which are then the hits; null if it asks for none. */
  readonly articles: readonly FoundArticle[] | null;
  /** Hits in documents about other places, if the question names places or a region; best first. */
  readonly elsewhere: readonly Hit[];
}

export interface Retriever {
  readonly store: PassageStore;
  readonly readConcepts: ReadConcepts;
  /** @param limits used instead of the question's own */
  retrieve(question: string, limits?: Limits | "none"): Promise<Retrieval>;
  /** The places that a text names. */
  readPlaces(text: string): readonly PlaceReading[];
  /** The limits that a text states (regions, kinds of place, years); null for none. */
  readLimits(text: string): ReadLimits | null;
  /** What a heading or the title of a measure says was done, in words of which a question can be made. */
  readonly readAction: ActionReader;
  /** The words of a text that may say what it is about, without function words and words used for asking. */
  contentWords(text: string): readonly string[];
  /** Splits the words typed for a list of cases into limits and words to search for. */
  readCaseFilter(written: string): CaseFilter;
}

export interface RetrievalMeans extends Omit<Understanding, "directory"> {
  readonly glossary: Glossary;
  readonly tokenizer: Tokenizer;
  readonly english: EnglishLexicon;
  readonly embedder: Embedder;
  /** Replace `fusionWeights`, for measuring what each score adds. */
  readonly weights?: HitScores;
}

export function createRetriever(store: PassageStore, means: RetrievalMeans): Retriever {
  const understanding = { ...means, directory: createDocumentDirectory(store) };
  const reader = createQuestionReader(means.embedder);
  const readConcepts = createConceptReader(means.glossary, means.tokenizer, means.english);
  const findMisspelt = createTermFinder(means.glossary.words, (text) => means.tokenizer.tag(text));
  const findPinyin = createPinyinTermFinder({
    terms: means.glossary.words,
    recognizer: means.recognizer,
    isWord: (word) => means.english.isWord(word),
  });
  const { weights = fusionWeights } = means;
  return {
    store,
    readConcepts,
    async retrieve(question, limits) {
      // Before places are looked for: lin zhang zhi begins like 临漳.
      const fromPinyin = await readPinyinTerms(question, findPinyin, store);
      const read = await understand(correctTerms(question, fromPinyin), understanding, limits);
      const search = await findAskedArticles(question, read.scope, store);
      const written = search === null ? read : { ...read, ...aboutArticles(search, store) };
      const misspelt = await findCorrections(written.topic, findMisspelt, store);
      const asked = {
        ...written,
        correctedTerms: [...fromPinyin, ...misspelt],
        topic: correctTerms(written.topic, misspelt),
        comparedTopic: correctTerms(written.comparedTopic, misspelt),
      };
      const asWritten = reader.start(asked);
      const named = readConcepts(asked.topic);
      const statistics = await store.terms(termsOf(named));
      const understood = {
        ...asked,
        concepts: withKnownGuesses(named, statistics),
        fact: readAskedFact(asked.topic, (text) => means.tokenizer.tag(text)),
      };
      const { concepts, scope } = understood;
      const reading = reader.read({ ...understood, statistics }, asWritten);
      // Awaited below: words are looked up while the model's threads embed the question.
      reading.catch(() => undefined);
      const passageConcepts = scoredConcepts(concepts, statistics);
      const words = wordQuery(concepts, wordingsOf({ ...understood, statistics }), statistics);
      const { fact } = understood;
      const sought = fact && soughtFact(fact, normalizeText(question), passageConcepts);
      const ranking = createRanking({ sought, scope, store, words, weights });
      if (search !== null) {
        const vector = await reading;
        const query = { ...understood, vector };
        const hits = await articleHits(search, vector, ranking);
        const { articles } = search;
        return { query, passageConcepts, sought, weights, hits, articles, elsewhere: [] };
      }
      const [vector, hits = [], elsewhere = []] = await Promise.all([
        reading,
        ...scopesOf(understood, store).map((searched) => findHits(searched, reading, ranking)),
      ]);
      const query = { ...understood, vector };
      return {
        query,
        passageConcepts,
        sought,
        weights: ranking.weights,
        hits,
        articles: null,
        elsewhere,
      };
    },
    readPlaces: (text) => means.recognizer.read(text),
    readAction: createActionReader(means.tokenizer),
    readLimits(text) {
      const named = means.recognizer.read(text);
      const { readings } = excludedPlaces(text, named);
      return limitsIn(
        text,
        named.filter((reading) => !readings.includes(reading)),
        means,
      );
    },
    contentWords: (text) => means.tokenizer.words(normalizeText(text)).filter(isContentWord),
    readCaseFilter: (written) =>
      readCaseFilter(written, means.recognizer.read(written), yearInChina(means.now())),
  };
}

async function findHits(
  scope: DocumentScope,
  reading: Promise<Float32Array>,
  ranking: Ranking,
): Promise<Hit[]> {
  // Beside each other: a database searches its graph while this process scores words.
  const [byWords, nearest] = await Promise.all([
    findByWords(scope, ranking),
    reading.then((vector) => candidatesByVector(vector, scope, ranking.store)),
  ]);
  return rank([...new Set([...nearest, ...byWords])], await reading, ranking);
}

async function findByWords(scope: DocumentScope, ranking: Ranking): Promise<readonly number[]> {
  const candidates = await candidatesByWords(ranking.words, scope, ranking.store);
  await lookUpWords(candidates, ranking);
  return candidates;
}

/** A text named by its title or its articles is all that may answer, whatever places its title names. */
function aboutArticles({ documents }: ArticleSearch, store: PassageStore) {
  const places = [...documents].flatMap(
    (number) => store.documents[number]?.meta.place?.name ?? [],
  );
  const scope: Scope = {
    where: { kind: "within", documents },
    leftOut: new Set(),
    own: documents,
    secondary: new Set(),
    placeNames: [...new Set(places)],
    unknownNames: [],
    spentReadings: new Set(),
    guessedReadings: new Set(),
  };
  return { scope, placeReadings: [], limited: null, aside: null };
}

/** In the order of the articles. Whoever names a number means that article, so it has the highest score. */
async function articleHits(
  { articles }: ArticleSearch,
  vector: Float32Array,
  ranking: Ranking,
): Promise<Hit[]> {
  const passages = [...new Set(articles.flatMap((article) => article.passages))];
  const ranked = await rank(passages, vector, ranking);
  const hits = new Map(ranked.map((hit) => [hit.passage, { ...hit, fusedScore: maxFusedScore }]));
  return passages.flatMap((passage) => hits.get(passage) ?? []);
}

/** The scope of the hits and, if places or a region are named, the scope of the hits elsewhere. */
function scopesOf(understood: UnderstoodQuestion, store: PassageStore): DocumentScope[] {
  const { where, own, leftOut } = understood.scope;
  const documents = searchedDocuments(understood, store);
  // Also if no document may answer: other places' practice is then all there is to offer.
  if (documents === null) return [{ kind: "everywhere" }];
  const here: DocumentScope = { kind: "within", documents };
  return where.kind === "within"
    ? [here, { kind: "elsewhere", except: new Set([...documents, ...own, ...leftOut]) }]
    : [here];
}

/** Null for all documents. */
function searchedDocuments(
  { scope: { where, leftOut }, limited }: UnderstoodQuestion,
  { documents }: PassageStore,
): ReadonlySet<number> | null {
  if (limited !== null && limited.documents.size > 0) return limited.documents;
  if (where.kind === "within") return where.documents;
  if (leftOut.size === 0) return null;
  return new Set([...documents.keys()].filter((number) => !leftOut.has(number)));
}
