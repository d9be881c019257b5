/**
 * A question in; what was understood, and the hits for it within the places it names and elsewhere, out.
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
import { findCandidates, type Within } from "./candidates.ts";
import { type ConceptScorer, createConceptScorer, type ScoredConcept } from "./concept-scores.ts";
import { createReader } from "./embedded-wording.ts";
import { fusionWeights, type Hit, type HitScores } from "./hit.ts";
import { createRanking } from "./rank.ts";

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
  const beginReading = createReader(means.embedder, passageTerms);
  const readConcepts = createConceptReader(means.glossary, means.tokenizer);
  const scorePassages = createConceptScorer(passageTerms);
  const scoreDocuments = createConceptScorer(documentTerms);
  const { weights = fusionWeights } = means;
  return {
    snapshot,
    async retrieve(question, limits) {
      const asked = understand(question, understanding, limits);
      const read = beginReading(asked);
      const concepts = readConcepts(asked.topic);
      const vector = read(concepts);
      // Waited for below, when what words say has been looked up while the model reads.
      vector.catch(() => undefined);
      const understood = { ...asked, concepts };
      const search = prepareSearch(understood, {
        snapshot,
        directory,
        scorePassages,
        scoreDocuments,
        weights,
      });
      return search(await vector);
    },
    readPlaces: (text) => means.recognizer.read(text),
    readLimits: (text) => limitsIn(text, means.recognizer.read(text), means),
    readCaseFilter: (written) =>
      readCaseFilter(written, means.recognizer.read(written), yearInChina(means.now())),
  };
}

interface Searching {
  readonly snapshot: Snapshot;
  readonly directory: DocumentDirectory;
  readonly scorePassages: ConceptScorer;
  readonly scoreDocuments: ConceptScorer;
  readonly weights: HitScores;
}

/** All that can be done without the question's vector; the rest is a function of it, to be called once. */
function prepareSearch(
  understood: UnderstoodQuestion,
  { snapshot, directory, scorePassages, scoreDocuments, weights }: Searching,
): (vector: Float32Array) => Retrieval {
  const { question, topic, concepts, scope } = understood;
  const passageScores = scorePassages(concepts);
  const documentScores = scoreDocuments(concepts);
  const isAsked =
    scope.documents === null ? null : (document: number) => !scope.secondary.has(document);
  const ranking = createRanking({
    question,
    topic,
    isAsked,
    snapshot,
    weights,
    passageScores: passageScores.byText,
    documentScores: documentScores.byText,
  });
  const searchIn = (within: Within | null) => {
    const candidates = findCandidates(snapshot, { within, passageScores, documentScores });
    ranking.prepare(candidates.byWords);
    return (vector: Float32Array) => ranking.rank(candidates.all(vector), vector);
  };
  const searched = searchedFor(understood);
  const isPlaced = (scope.documents?.size ?? 0) > 0;
  const hitsIn = searchIn(
    searched && {
      numbers: [...searched],
      isElsewhere: false,
      has: (document) => searched.has(document),
    },
  );
  const elsewhereIn =
    searched !== null && isPlaced
      ? searchIn(elsewhereThan(searched, understood, directory))
      : () => [];
  return (vector) => {
    const hits = hitsIn(vector);
    const elsewhere = elsewhereIn(vector);
    passageScores.release();
    documentScores.release();
    return {
      query: { ...understood, vector },
      passageConcepts: passageScores.concepts,
      hits,
      elsewhere,
    };
  };
}

/** Where no document may answer, what others did is all there is to offer. */
function searchedFor({
  scope: { documents },
  limited,
}: UnderstoodQuestion): ReadonlySet<number> | null {
  const narrowest = limited !== null && limited.documents.size > 0 ? limited.documents : documents;
  return narrowest === null || narrowest.size === 0 ? null : narrowest;
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
