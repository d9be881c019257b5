/**
 * A question in; what was understood, and the hits for it within the places it names and elsewhere, out.
 */
import type { CaseFilter, Limits } from "../limits.ts";
import type { Snapshot } from "../store/snapshot.ts";
import { readCaseFilter } from "../text/limits/read-case-filter.ts";
import type { ReadLimits } from "../text/limits/read-limits.ts";
import { yearInChina } from "../text/limits/this-year.ts";
import type { PlaceReading } from "../text/places/recognize.ts";
import { findCandidates } from "./candidates.ts";
import { type ScoredConcept, scoreConcepts } from "./concept-scores.ts";
import { type Hit, type HitScores, fusionWeights } from "./hit.ts";
import type { Query } from "./query.ts";
import { type RankingInput, rank } from "./rank.ts";
import { type Understanding, limitsIn, understand } from "./understand.ts";

export interface Retrieval {
  readonly query: Query;
  readonly passageConcepts: readonly ScoredConcept[];
  readonly documentConcepts: readonly ScoredConcept[];
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

export interface RetrievalMeans extends Omit<Understanding, "documents" | "index"> {
  /** Others than the usual are for measuring what each score adds. */
  readonly weights?: HitScores;
}

export function createRetriever(snapshot: Snapshot, means: RetrievalMeans): Retriever {
  const understanding = { ...means, documents: snapshot.documents, index: snapshot.passageTerms };
  const { weights = fusionWeights } = means;
  return {
    snapshot,
    retrieve: async (question, limits) =>
      retrieveFor(await understand(question, understanding, limits), snapshot, weights),
    readPlaces: (text) => means.recognizer.read(text),
    readLimits: (text) => limitsIn(text, means.recognizer.read(text), means),
    readCaseFilter: (written) =>
      readCaseFilter(written, means.recognizer.read(written), yearInChina(means.now())),
  };
}

function retrieveFor(query: Query, snapshot: Snapshot, weights: HitScores): Retrieval {
  const passageConcepts = scoreConcepts(query.concepts, snapshot.passageTerms);
  const documentConcepts = scoreConcepts(query.concepts, snapshot.documentTerms);
  const input: RankingInput = {
    question: query.question,
    topic: query.topic,
    isAsked:
      query.scope.documents === null ? null : (document) => !query.scope.secondary.has(document),
    snapshot,
    vector: query.vector,
    passageConcepts,
    documentConcepts,
    weights,
  };
  const hitsIn = (documents: ReadonlySet<number> | null) => {
    const search = { vector: query.vector, documents, passageConcepts, documentConcepts };
    return rank(findCandidates(snapshot, search), input);
  };
  const searched = searchedFor(query);
  const isPlaced = (query.scope.documents?.size ?? 0) > 0;
  return {
    query,
    passageConcepts,
    documentConcepts,
    hits: hitsIn(searched),
    elsewhere:
      searched !== null && isPlaced ? hitsIn(documentsElsewhere(searched, query, snapshot)) : [],
  };
}

/** Where no document may answer, what others did is all there is to offer. */
function searchedFor({ scope: { documents }, limited }: Query): ReadonlySet<number> | null {
  const narrowest = limited !== null && limited.documents.size > 0 ? limited.documents : documents;
  return narrowest === null || narrowest.size === 0 ? null : narrowest;
}

/** A text that is about no place cannot be another place's practice. */
function documentsElsewhere(
  searched: ReadonlySet<number>,
  { scope: { own } }: Query,
  { documents }: Snapshot,
): ReadonlySet<number> {
  const elsewhere = new Set<number>();
  documents.forEach(({ place }, document) => {
    if (place !== null && !searched.has(document) && !own.has(document)) elsewhere.add(document);
  });
  return elsewhere;
}
