/**
 * A question in; what was understood, and the hits for it within the places it names and elsewhere, out.
 */
import type { Snapshot } from "../store/snapshot.ts";
import type { PlaceReading } from "../text/places/recognize.ts";
import { findCandidates } from "./candidates.ts";
import { type ScoredConcept, scoreConcepts } from "./concept-scores.ts";
import { type Hit, type HitScores, fusionWeights } from "./hit.ts";
import type { Query } from "./query.ts";
import { type RankingInput, rank } from "./rank.ts";
import { type Understanding, understand } from "./understand.ts";

export interface Retrieval {
  readonly query: Query;
  readonly passageConcepts: readonly ScoredConcept[];
  readonly documentConcepts: readonly ScoredConcept[];
  /** Of the documents about the named places, or of all where none was named; best first. */
  readonly hits: readonly Hit[];
  /** Of documents about other places, where places were named; best first. */
  readonly elsewhere: readonly Hit[];
}

export interface Retriever {
  readonly snapshot: Snapshot;
  retrieve(question: string): Promise<Retrieval>;
  /** The places that a text names, without anything being retrieved. */
  readPlaces(text: string): readonly PlaceReading[];
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
    retrieve: async (question) =>
      retrieveFor(await understand(question, understanding), snapshot, weights),
    readPlaces: (text) => means.recognizer.read(text),
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
  const { documents } = query.scope;
  // Where no document may answer, what others did is all there is to offer.
  const searched = documents === null || documents.size === 0 ? null : documents;
  return {
    query,
    passageConcepts,
    documentConcepts,
    hits: hitsIn(searched),
    elsewhere: searched === null ? [] : hitsIn(documentsElsewhere(searched, snapshot)),
  };
}

/** A text that is about no place cannot be another place's practice. */
function documentsElsewhere(
  searched: ReadonlySet<number>,
  { documents }: Snapshot,
): ReadonlySet<number> {
  const elsewhere = new Set<number>();
  documents.forEach(({ place }, document) => {
    if (place !== null && !searched.has(document)) elsewhere.add(document);
  });
  return elsewhere;
}
