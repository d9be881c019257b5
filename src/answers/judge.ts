/**
 * Judges whether the retrieved hits answer the question, why not, and which are worth showing: by rules for special
 * questions, otherwise by a logistic regression over the evidence.
 */
import type { AnswerStatus, Aside, MissingFact, RefusalReason } from "../core/domain.ts";
import type { PassageStore } from "../index/passage-store.ts";
import { comparableText, longestSharedPhrase } from "../language/shared-words.ts";
import { isComparable, isGeneral } from "../questions/concepts.ts";
import type { Query } from "../questions/query.ts";
import { comparableDocuments, comparablePassage } from "../search/comparable-texts.ts";
import type { Hit } from "../search/hit.ts";
import type { Retrieval } from "../search/retrieve.ts";
import {
  foreignMajority,
  foreignNameCount,
  foreignNameUtf16,
  leastReadShare,
  leastUnstated,
  mostUnstated,
  relatedCosine,
  relatedCoverage,
} from "../search/weights.ts";
import { type Evidence, evidenceNames, evidenceOf } from "./evidence.ts";
import { answeredThreshold, judgeBias, judgeWeights } from "./judge-weights.ts";

export interface Verdict {
  readonly status: AnswerStatus;
  readonly reason: RefusalReason | null;
  /** The question is a place or limits and nothing else. */
  readonly isOverview: boolean;
  /** What is asked for and not stated by the hits, which are then only related. */
  readonly missing: MissingFact | null;
  /** Best first, but in document order for an overview; empty if nothing is worth showing. */
  readonly hits: readonly Hit[];
  /** Probability that the hits answer the question, 0 to 1. */
  readonly confidence: number;
  readonly evidence: Evidence;
}

export async function judge(retrieval: Retrieval, store: PassageStore): Promise<Verdict> {
  const evidence = await evidenceOf(retrieval, store);
  const confidence = confidenceOf(evidence);
  const isOverview = asksForOverview(retrieval.query);
  const base = { confidence, evidence, isOverview, missing: null };
  const { hits, elsewhere, query } = retrieval;
  if (retrieval.articles !== null)
    return hits.length > 0
      ? { ...base, isOverview: false, status: "answered", reason: null, hits }
      : { ...base, isOverview: false, status: "none", reason: "no-evidence", hits };
  const aside = asideIn(query);
  if (aside !== null) return { ...base, status: "none", reason: aside, hits: [] };
  const where = query.scope.where.kind;
  const minCosine = where === "everywhere" ? relatedCosine.anyPlace : relatedCosine.namedPlace;
  const isRelated =
    evidence.sentenceCosine >= minCosine || evidence.passageCoverage >= relatedCoverage;
  if (hits.length === 0)
    return {
      ...base,
      status: "none",
      reason: where === "unknown-places" ? "unknown-place" : "no-evidence",
      hits,
    };
  const inOrder = base.isOverview ? hits.toSorted((a, b) => a.passage - b.passage) : hits;
  if (isOutside(query))
    return base.isOverview || isRelated
      ? { ...base, status: "related", reason: "no-evidence", hits: inOrder }
      : { ...base, status: "none", reason: "no-evidence", hits: [] };
  if (base.isOverview) return { ...base, status: "answered", reason: null, hits: inOrder };
  if (where === "unknown-places")
    return isRelated && query.concepts.length > 0
      ? { ...base, status: "related", reason: "unknown-place", hits }
      : { ...base, status: "none", reason: "unknown-place", hits: [] };
  const nothing: RefusalReason =
    where === "everywhere" && query.limited === null ? "off-topic" : "no-evidence";
  if (isMostlyUnread(retrieval) || isInGeneralWords(retrieval, evidence))
    return { ...base, status: "none", reason: nothing, hits: [] };
  const missing = missingFact(query, evidence);
  // Without a place the question is seldom near enough to the documents' words to read its thing from them.
  const isMissing = where === "within" && missing !== null;
  if ((confidence >= answeredThreshold && !isMissing) || isStated(query, evidence))
    return { ...base, status: "answered", reason: null, hits };
  // Who holds an office here is told by no other place.
  if (missing?.kind !== "person" && (await isForeign(retrieval, evidence, store)))
    return { ...base, status: "related", reason: "no-evidence", hits: elsewhere };
  if (isRelated || confidence >= answeredThreshold)
    return { ...base, status: "related", reason: "no-evidence", missing, hits };
  return { ...base, status: "none", reason: nothing, hits: [] };
}

/**
 * Whether most of the question is English that neither the glossary nor any passage has, so that the comparison with
 * the passages means little. A question that names a place is likely to be of the field all the same.
 */
function isMostlyUnread({ query: { scope }, passageConcepts }: Retrieval): boolean {
  const sum = (concepts: Retrieval["passageConcepts"]) =>
    concepts.reduce((total, { weight }) => total + weight, 0);
  const read = passageConcepts.filter(({ concept, isSaid }) => isComparable(concept) || isSaid);
  return scope.where.kind === "everywhere" && sum(read) < leastReadShare * sum(passageConcepts);
}

/**
 * Whether an English question names no place and has no phrase of the field. Its words, such as "new" or "work", are in
 * every text; they show that it is of the field only if a passage has most of them.
 */
function isInGeneralWords(
  { query: { scope, language }, passageConcepts }: Retrieval,
  { passageCoverage }: Evidence,
): boolean {
  return (
    scope.where.kind === "everywhere" &&
    language === "en" &&
    passageCoverage < relatedCoverage &&
    !passageConcepts.some(({ concept }) => concept.isOfField)
  );
}

/** Whether the fact asked for is stated beyond doubt, however far the question's wording is from the passage's. */
function isStated({ fact, scope }: Query, { unstatedFact }: Evidence): boolean {
  return fact !== null && scope.where.kind === "within" && unstatedFact <= mostUnstated;
}

/** The fact asked for, if the hits rather do not state it. */
function missingFact(
  { fact }: Query,
  { unstatedFact, missingPerson }: Evidence,
): MissingFact | null {
  if (fact !== null && unstatedFact >= leastUnstated) return { kind: fact.kind, thing: fact.thing };
  return missingPerson > 0 ? { kind: "person", thing: null } : null;
}

/** Whether the question is about another place's practice: the best hit is elsewhere and has its words or its name. */
async function isForeign(
  retrieval: Retrieval,
  { foreignShare }: Evidence,
  store: PassageStore,
): Promise<boolean> {
  const { hits, elsewhere } = retrieval;
  const isBetter = (elsewhere[0]?.fusedScore ?? 0) > (hits[0]?.fusedScore ?? 0);
  return isBetter && (foreignShare >= foreignMajority || (await hasForeignName(retrieval, store)));
}

/** Null if the question names a place, whose documents it then asks for. */
function asideIn({ aside, scope, limited }: Query): Aside | null {
  if (scope.where.kind !== "everywhere" || limited?.documents.size === 0) return null;
  return aside === "small-talk" && limited !== null ? null : aside;
}

/** Whether the question is a place or limits only: `河曲`, `河曲县怎么搞的`, `河曲有哪些做法`. */
function asksForOverview({ concepts, scope, limited }: Query): boolean {
  if (!concepts.every(isGeneral) || scope.where.kind === "unknown-places") return false;
  return scope.where.kind === "within" || (limited?.documents.size ?? 0) > 0;
}

/** Whether no document (of the named places, if any) is within the limits. False for a place without documents. */
function isOutside({ limited, scope }: Query): boolean {
  return limited?.documents.size === 0 && scope.where.kind !== "unknown-places";
}

/** Logistic regression: 1 / (1 + exp(-(bias + Σ weight · evidence))). */
function confidenceOf(evidence: Evidence): number {
  const sum = evidenceNames.reduce(
    (total, name) => total + judgeWeights[name] * evidence[name],
    judgeBias,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** Whether a passage elsewhere has a name that the asked place's documents lack: `干部周转池`, where they have `干部`. */
async function hasForeignName(
  { query, elsewhere }: Retrieval,
  store: PassageStore,
): Promise<boolean> {
  const topic = comparableText(query.topic);
  const longest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => longestSharedPhrase(topic, text).length));
  const { where } = query.scope;
  const documents = where.kind === "within" ? [...where.documents] : [];
  const here = await comparableDocuments(documents, store);
  const there = elsewhere.slice(0, foreignNameCount).map((hit) => comparablePassage(hit, store));
  return longest(there) - longest(here) >= foreignNameUtf16;
}
