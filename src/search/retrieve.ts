/**
 * Answers a question with passages: what was understood, and the hits within the places it names and elsewhere.
 */
import type { CaseFilter, Limits } from "../core/limits.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { Snapshot } from "../index/snapshot.ts";
import type { Glossary } from "../language/glossary.ts";
import type { Tokenizer } from "../language/tokenize.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { createConceptReader } from "../questions/concepts.ts";
import {
  createDocumentDirectory,
  type DocumentDirectory,
} from "../questions/document-directory.ts";
import { readCaseFilter } from "../questions/limits/read-case-filter.ts";
import type { ReadLimits } from "../questions/limits/read-limits.ts";
import { yearInChina } from "../questions/limits/read-years.ts";
import type { Query, UnderstoodQuestion } from "../questions/query.ts";
import { limitsIn, understand, type Understanding } from "../questions/understand.ts";
import { allCandidates, candidatesByWords, type Within } from "./candidates.ts";
import { createConceptScorer, type ScoredConcept } from "./concept-scores.ts";
import { createQuestionReader } from "./embedded-wording.ts";
import type { Hit, HitScores } from "./hit.ts";
import { createRanking, lookUpWords, rank } from "./rank.ts";
import { fusionWeights } from "./weights.ts";

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
  readonly snapshot: Snapshot;
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

export function createRetriever(snapshot: Snapshot, means: RetrievalMeans): Retriever {
  const { documents, passageTerms, documentTerms } = snapshot;
  const directory = createDocumentDirectory(documents);
  const understanding = { ...means, directory };
  const reader = createQuestionReader(means.embedder, passageTerms);
  const readConcepts = createConceptReader(means.glossary, means.tokenizer);
  const scorePassages = createConceptScorer(passageTerms);
  const scoreDocuments = createConceptScorer(documentTerms);
  const { weights = fusionWeights } = means;
  return {
    snapshot,
    async retrieve(question, limits) {
      const asked = understand(question, understanding, limits);
      const asWritten = reader.start(asked);
      const understood = { ...asked, concepts: readConcepts(asked.topic) };
      const reading = reader.read(asked, understood.concepts, asWritten);
      // The model works in threads of its own: what words tell is looked up meanwhile.
      const passageScores = scorePassages(understood.concepts);
      const documentScores = scoreDocuments(understood.concepts);
      const ranking = createRanking({
        question,
        topic: understood.topic,
        scope: understood.scope,
        snapshot,
        weights,
        passageScores: passageScores.byText,
        documentScores: documentScores.byText,
      });
      const searches = searchesFor(understood, directory).map((within) => {
        const byWords = candidatesByWords(snapshot, { within, passageScores, documentScores });
        lookUpWords(byWords.passages, ranking);
        return { within, byWords };
      });
      const vector = await reading;
      const [hits = [], elsewhere = []] = searches.map(({ within, byWords }) =>
        rank(allCandidates(byWords, vector, { snapshot, within }), vector, ranking),
      );
      passageScores.release();
      documentScores.release();
      return {
        query: { ...understood, vector },
        passageConcepts: passageScores.concepts,
        hits,
        elsewhere,
      };
    },
    readPlaces: (text) => means.recognizer.read(text),
    readLimits: (text) => limitsIn(text, means.recognizer.read(text), means),
    readCaseFilter: (written) =>
      readCaseFilter(written, means.recognizer.read(written), yearInChina(means.now())),
  };
}

/** Where the hits come from, and, where places or a region are named, other places' documents. */
function searchesFor(
  understood: UnderstoodQuestion,
  directory: DocumentDirectory,
): readonly (Within | null)[] {
  const searched = searchedFor(understood);
  // Where no document may answer, what others did is all there is to offer.
  if (searched === null) return [null];
  const here: Within = {
    numbers: [...searched],
    isElsewhere: false,
    has: (document) => searched.has(document),
  };
  const isPlaced = understood.scope.where.kind === "within";
  return isPlaced ? [here, elsewhereThan(searched, understood, directory)] : [here];
}

/** Null for all documents. */
function searchedFor({
  scope: { where },
  limited,
}: UnderstoodQuestion): ReadonlySet<number> | null {
  if (limited !== null && limited.documents.size > 0) return limited.documents;
  return where.kind === "within" ? where.documents : null;
}

function elsewhereThan(
  searched: ReadonlySet<number>,
  { scope: { own } }: UnderstoodQuestion,
  { placed, isPlaced }: DocumentDirectory,
): Within {
  // A text that is about no place cannot be another place's practice. In a table, since thousands are looked up.
  const isElsewhere = isPlaced.slice();
  for (const document of [...searched, ...own]) isElsewhere[document] = 0;
  const has = (document: number) => isElsewhere[document] === 1;
  return { numbers: placed.filter(has), isElsewhere: true, has };
}
