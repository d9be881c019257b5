/**
 * Takes the named signs for and against a retrieval's answering its question, each 0 to 1.
 * None of them knows a place, a topic or a question: they compare what is asked with what was found.
 */
import type { PassageStore } from "../index/passage-store.ts";
import { type Concept, isComparable } from "../questions/concepts.ts";
import type { Query } from "../questions/query.ts";
import { answerFit, askedAnswer } from "../questions/question-kind.ts";
import { comparableDocuments } from "../search/comparable-texts.ts";
import { coverageOf, hasTerm } from "../search/coverage.ts";
import type { Hit } from "../search/hit.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { fieldCosine, judgedCount } from "../search/weights.ts";
import { type Statistics, termsOf } from "../search/word-query.ts";
import { asksForName, focusOf, namesOfficeHolder } from "./focus.ts";

export const evidenceNames = [
  "sentenceCosine",
  "passageCoverage",
  "foreignShare",
  "foreignWording",
  "foreignMeaning",
  "missingFigure",
  "missingFocus",
  "missingName",
  "missingKind",
  "offField",
  "unanchored",
] as const;

export type Evidence = Readonly<Record<(typeof evidenceNames)[number], number>>;

/** What the signs are taken from. */
interface Compared {
  readonly retrieval: Retrieval;
  /** The best hits. */
  readonly top: readonly Hit[];
  /** The documents of the named places; those of the best hits where no place is named. */
  readonly scope: readonly number[];
  /** Of the question's terms: in the best hits, in the documents in scope, and in that of the best hit elsewhere. */
  readonly statistics: Statistics;
  /** Figures, times and names in Latin letters that the question has. */
  readonly figures: readonly string[];
  /** Comparable texts of the documents in scope; none where the question has no figures. */
  readonly scopeTexts: readonly string[];
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
    missingFocus: missingFocus(compared),
    missingName: missingName(compared) ? 1 : 0,
    missingKind: missingKind(retrieval),
    offField: namesPlace ? 0 : Math.max(0, fieldCosine - sentenceCosine),
    unanchored: namesPlace ? 0 : 1 - passageCoverage,
  };
}

async function compare(retrieval: Retrieval, store: PassageStore): Promise<Compared> {
  const { query, hits, elsewhere } = retrieval;
  const top = hits.slice(0, judgedCount);
  const scope = scopeDocuments(query, top);
  const figures = figuresOf(retrieval);
  const [statistics, scopeTexts] = await Promise.all([
    store.terms(termsOf(query.concepts), {
      passages: top.map(({ passage }) => passage),
      documents: [...scope, ...elsewhere.slice(0, 1).map(({ document }) => document)],
    }),
    figures.length === 0 ? [] : comparableDocuments(scope, store),
  ]);
  return { retrieval, top, scope, statistics, figures, scopeTexts };
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

/** Of the question's concepts, by weight, the share that `coverage` says is covered. */
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
 * The share of the question that the document of another place's best hit has words for, and those asked about have
 * not. Of one document: among thousands, some other has almost any word.
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

/** Whether one of the documents has a wording of the concept whole: then it is not another's, by whatever name. */
function isSaid({ wordings }: Concept, { scope, statistics }: Compared): boolean {
  const has = (document: number, term: string) =>
    hasTerm({ kind: "documents", number: document }, term, statistics);
  return wordings.some(({ terms }) =>
    scope.some((document) => terms.every((term) => has(document, term))),
  );
}

/** By how much another place's best hit is better than the best one of the places asked about. */
function marginElsewhere(
  { hits: [here], elsewhere: [there] }: Retrieval,
  score: "lexical" | "sentenceCosine",
): number {
  return Math.max(0, (there?.scores[score] ?? 0) - (here?.scores[score] ?? 0));
}

function figuresOf(retrieval: Retrieval): string[] {
  const { query } = retrieval;
  const figures = query.topic.match(/\d{2,}(?:\.\d+)?|明年|后年|下一步|next year/g) ?? [];
  return [...figures, ...(query.language === "zh" ? latinNames(retrieval) : [])];
}

/** Whether one of the question's figures and names is in none of the documents asked about. */
function missingFigure({ figures, scopeTexts }: Compared): boolean {
  return figures.some((figure) => !scopeTexts.some((text) => text.includes(figure)));
}

/** DRG in DRG支付: before a Chinese word it says which one is meant. In 做成ppt, it does not. */
function latinNames({ query: { topic }, passageConcepts }: Retrieval): string[] {
  return passageConcepts
    .map(({ concept }) => concept)
    .filter((concept) => !isComparable(concept) && concept.written.length > 1)
    .map(({ written }) => written)
    .filter((written) => qualified.test(topic.slice(topic.indexOf(written) + written.length)));
}

/** Not before a particle: ok吗. */
const qualified = /^ ?的?(?![吗呢吧啊呀么了的])\p{Script=Han}/u;

/** Whether what the figure or the person is asked of is missing: 1 from the documents, 0.5 from the best passages. */
function missingFocus(compared: Compared): number {
  const { query } = compared.retrieval;
  const focus = focusOf(query.topic, query.concepts);
  if (focus === null) return 0;
  const inPassages = compared.top.map((hit) => inPassage(focus, hit, compared));
  return 1 - Math.max(0, ...inPassages) / 2 - inScope(focus, compared) / 2;
}

/** The name of an office holder is asked for, and none of the passages has one. */
function missingName({ retrieval: { query }, top }: Compared): boolean {
  return asksForName(query.question) && !top.some(({ text }) => namesOfficeHolder(text));
}

/** How far the best passage is from having the figure or the time that is asked for. */
function missingKind({ query, hits: [best] }: Retrieval): number {
  if (best === undefined) return 0;
  return 1 - (answerFit(askedAnswer(query.question), best.text) ?? 1);
}
