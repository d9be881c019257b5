/**
 * Computes the evidence for and against a retrieval answering its question: named numbers of 0 or more. None depends on
 * a particular place or topic; they compare the question with the hits.
 */
import type { PassageStore } from "../index/passage-store.ts";
import { normalizeText } from "../language/normalize.ts";
import { isSameNumber, type WrittenNumber } from "../language/numbers.ts";
import { type Concept, isComparable } from "../questions/concepts.ts";
import type { Query } from "../questions/query.ts";
import {
  comparableDocuments,
  normalizedSentences,
  numbersOfDocuments,
} from "../search/comparable-texts.ts";
import { coverageOf, hasTerm } from "../search/coverage.ts";
import type { Hit } from "../search/hit.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { statedShare } from "../search/stated-facts.ts";
import { fieldCosine, judgedCount, nearlyBestShare, relatedCosine } from "../search/weights.ts";
import { type Statistics, termsOf } from "../search/word-query.ts";
import { askedPerson, saysWho } from "./office-holder.ts";

export const evidenceNames = [
  "sentenceCosine",
  "passageCoverage",
  "foreignShare",
  "foreignWording",
  "foreignMeaning",
  "missingFigure",
  "missingPerson",
  "unstatedFact",
  "offField",
  "unanchored",
] as const;

export type Evidence = Readonly<Record<(typeof evidenceNames)[number], number>>;

/** Inputs of the evidence. */
interface Compared {
  readonly retrieval: Retrieval;
  /** The best hits. */
  readonly top: readonly Hit[];
  /** Documents of the named places; those of the best hits if no place is named. */
  readonly scope: readonly number[];
  /** Of the question's terms in the best hits, the documents in scope, and the document of the best hit elsewhere. */
  readonly statistics: Statistics;
  /** The question's numbers of more than one digit. */
  readonly numbers: readonly WrittenNumber[];
  /** Of the documents in scope; empty if the question has no numbers. */
  readonly scopeNumbers: readonly WrittenNumber[];
  /** The question's times and names in Latin letters. */
  readonly names: readonly string[];
  /** Comparable texts of the documents in scope; empty if the question has no such names. */
  readonly scopeTexts: readonly string[];
  /** How surely the best hits state the fact asked for, 0 to 1; null if none is. */
  readonly stated: number | null;
}

export async function evidenceOf(retrieval: Retrieval, store: PassageStore): Promise<Evidence> {
  const compared = await compare(retrieval, store);
  const { top } = compared;
  const sentenceCosine = Math.max(0, ...top.map(({ scores }) => scores.sentenceCosine));
  const passageCoverage = Math.max(
    0,
    ...top.map((hit) => coverageIn(retrieval, (concept) => inPassage(concept, hit, compared))),
  );
  const namesPlace = retrieval.query.scope.where.kind === "within";
  return {
    sentenceCosine,
    passageCoverage,
    foreignShare: foreignShare(compared),
    foreignWording: marginElsewhere(retrieval, "lexical"),
    foreignMeaning: marginElsewhere(retrieval, "sentenceCosine"),
    missingFigure: missingFigure(compared) ? 1 : 0,
    missingPerson: missingPerson(compared) ? 1 : 0,
    unstatedFact: compared.stated === null ? 0 : 1 - compared.stated,
    offField: Math.max(0, (namesPlace ? relatedCosine.namedPlace : fieldCosine) - sentenceCosine),
    unanchored: namesPlace ? 0 : 1 - passageCoverage,
  };
}

async function compare(retrieval: Retrieval, store: PassageStore): Promise<Compared> {
  const { query, hits, elsewhere } = retrieval;
  const top = hits.slice(0, judgedCount);
  const scope = scopeDocuments(query, top);
  const numbers = numbersOf(query);
  const names = namesOf(retrieval);
  const [statistics, scopeNumbers, scopeTexts, stated] = await Promise.all([
    store.terms(termsOf(query.concepts), {
      passages: top.map(({ passage }) => passage),
      documents: [...scope, ...elsewhere.slice(0, 1).map(({ document }) => document)],
    }),
    numbers.length === 0 ? [] : numbersOfDocuments(scope, store),
    names.length === 0 ? [] : comparableDocuments(scope, store),
    statedIn(top, retrieval, store),
  ]);
  return { retrieval, top, scope, statistics, numbers, scopeNumbers, names, scopeTexts, stated };
}

function scopeDocuments({ scope: { where } }: Query, top: readonly Hit[]): number[] {
  switch (where.kind) {
    case "within":
      return [...where.documents];
    case "unknown-places":
      return [];
    default:
      return [...new Set(top.map(({ document }) => document))];
  }
}

/** Weighted mean coverage of the question's concepts, 0 to 1. */
function coverageIn(
  { passageConcepts }: Retrieval,
  coverage: (concept: Concept) => number,
): number {
  const total = passageConcepts.reduce((sum, { weight }) => sum + weight, 0);
  const covered = passageConcepts.reduce(
    (sum, { concept, weight }) => sum + weight * coverage(concept),
    0,
  );
  return total === 0 ? 0 : covered / total;
}

function inPassage(concept: Concept, { passage }: Hit, { statistics }: Compared): number {
  return coverageOf(concept, { kind: "passages", number: passage }, statistics);
}

function inDocument(concept: Concept, document: number, { statistics }: Compared): number {
  return coverageOf(concept, { kind: "documents", number: document }, statistics);
}

function inScope(concept: Concept, compared: Compared): number {
  return Math.max(0, ...compared.scope.map((document) => inDocument(concept, document, compared)));
}

/**
 * The share of the question that the document of the best hit elsewhere covers and the documents in scope do not. Uses
 * one document only: among thousands, some document has almost any word.
 */
function foreignShare(compared: Compared): number {
  const [best] = compared.retrieval.elsewhere;
  if (best === undefined) return 0;
  return coverageIn(compared.retrieval, (concept) =>
    isSaid(concept, compared)
      ? 0
      : inDocument(concept, best.document, compared) * (1 - inScope(concept, compared)),
  );
}

/** Whether a document in scope has all terms of some wording of the concept. */
function isSaid({ wordings }: Concept, { scope, statistics }: Compared): boolean {
  const has = (document: number, term: string) =>
    hasTerm({ kind: "documents", number: document }, term, statistics);
  return wordings.some(({ terms }) =>
    scope.some((document) => terms.every((term) => has(document, term))),
  );
}

/** By how much the best hit elsewhere exceeds the best hit of the places asked about; 0 if it does not. */
function marginElsewhere(
  { hits: [here], elsewhere: [there] }: Retrieval,
  score: "lexical" | "sentenceCosine",
): number {
  return Math.max(0, (there?.scores[score] ?? 0) - (here?.scores[score] ?? 0));
}

/** A single digit is in any text. */
function numbersOf({ concepts }: Query): WrittenNumber[] {
  return concepts.flatMap(({ number }) =>
    number === null || number.canonical.length === 1 ? [] : [number],
  );
}

function namesOf(retrieval: Retrieval): string[] {
  const { query } = retrieval;
  const times = query.topic.match(/明年|后年|下一步|next year/g) ?? [];
  return [...times, ...(query.language === "zh" ? latinNames(retrieval) : [])];
}

/** Whether some number or name of the question is in no document in scope. */
function missingFigure({ numbers, scopeNumbers, names, scopeTexts }: Compared): boolean {
  return (
    numbers.some((number) => !scopeNumbers.some((other) => isSameNumber(number, other))) ||
    names.some((name) => !scopeTexts.some((text) => text.includes(name)))
  );
}

/** Latin names that qualify the Chinese word behind them: `DRG` in `DRG支付`, but not `ppt` in `做成ppt`. */
function latinNames({ query: { topic }, passageConcepts }: Retrieval): string[] {
  return passageConcepts
    .map(({ concept }) => concept)
    .filter((concept) => !isComparable(concept) && concept.written.length > 1)
    .map(({ written }) => written)
    .filter((written) => qualified.test(topic.slice(topic.indexOf(written) + written.length)));
}

/** Excludes particles: `ok吗`. */
const qualified = /^ ?的?(?![吗呢吧啊呀么了的])\p{Script=Han}/u;

/** Whether somebody is asked for and none of the best passages says who. */
function missingPerson({ retrieval: { query }, top }: Compared): boolean {
  const question = normalizeText(query.question);
  const asked = askedPerson(question);
  return asked !== null && !top.some(({ text }) => saysWho(normalizeText(text), asked, question));
}

/** How surely the best hits, and those nearly as good, state the fact asked for; null if none is asked for. */
async function statedIn(
  top: readonly Hit[],
  { sought }: Retrieval,
  store: PassageStore,
): Promise<number | null> {
  if (sought === null) return null;
  // Who somebody is, is for `missingPerson` to tell.
  if (sought.fact.kind === "name" && askedPerson(sought.question) !== null) return null;
  const least = nearlyBestShare * (top[0]?.fusedScore ?? 0);
  const numbers = top.filter(({ fusedScore }) => fusedScore >= least).map(({ passage }) => passage);
  const passages = await store.passages(numbers);
  const texts = passages.map((passage) => ({
    headings: normalizeText(passage.passage.section.join("。")),
    sentences: normalizedSentences(passage, store),
  }));
  return statedShare(texts, sought);
}
