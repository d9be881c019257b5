/**
 * Takes the named signs for and against a retrieval's answering its question, each 0 to 1.
 * None of them knows a place, a topic or a question: they compare what is asked with what was found.
 */
import { comparableDocument } from "../index/comparable-texts.ts";
import { type Snapshot, textOfPassage } from "../index/snapshot.ts";
import { isComparable } from "../questions/concepts.ts";
import { answerFit, askedAnswer } from "../questions/question-kind.ts";
import { coverageOf } from "../search/coverage.ts";
import type { Hit } from "../search/hit.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { fieldCosine, judgedCount } from "../search/weights.ts";
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

export function evidenceOf(retrieval: Retrieval, snapshot: Snapshot): Evidence {
  const top = retrieval.hits.slice(0, judgedCount);
  const scope = scopeDocuments(retrieval, snapshot, top);
  const sentenceCosine = Math.max(0, ...top.map(({ scores }) => scores.sentenceCosine));
  const passageCoverage = Math.max(
    0,
    ...top.map(({ passage }) =>
      coverageIn(retrieval, (concept) => inPassage(concept, passage, snapshot)),
    ),
  );
  const namesPlace = retrieval.query.scope.where.kind === "within";
  return {
    sentenceCosine,
    passageCoverage,
    foreignShare: foreignShare(retrieval, scope, snapshot),
    foreignWording: marginElsewhere(retrieval, "lexical"),
    foreignMeaning: marginElsewhere(retrieval, "sentenceCosine"),
    missingFigure: missingFigure(retrieval, scope, snapshot) ? 1 : 0,
    missingFocus: missingFocus(retrieval, top, scope, snapshot),
    missingName: missingName(retrieval, top, snapshot) ? 1 : 0,
    missingKind: missingKind(retrieval, snapshot),
    offField: namesPlace ? 0 : Math.max(0, fieldCosine - sentenceCosine),
    unanchored: namesPlace ? 0 : 1 - passageCoverage,
  };
}

type Concept = Retrieval["passageConcepts"][number]["concept"];

/** The documents of the named places; those of the best hits where no place is named. */
function scopeDocuments({ query }: Retrieval, snapshot: Snapshot, top: readonly Hit[]): number[] {
  const { where } = query.scope;
  switch (where.kind) {
    case "within":
      return [...where.documents];
    case "unknown-places":
      return [];
    default:
      return [...new Set(top.map(({ passage }) => snapshot.documentOf[passage] ?? -1))];
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

function inPassage(concept: Concept, passage: number, { passageTerms }: Snapshot): number {
  return coverageOf(concept, passage, passageTerms, passageTerms.idf);
}

function inScope(
  concept: Concept,
  scope: readonly number[],
  { documentTerms, passageTerms }: Snapshot,
): number {
  return Math.max(
    0,
    ...scope.map((document) => coverageOf(concept, document, documentTerms, passageTerms.idf)),
  );
}

/**
 * The share of the question that the document of another place's best hit has words for, and those asked about have
 * not. Of one document: among thousands, some other has almost any word.
 */
function foreignShare(retrieval: Retrieval, scope: readonly number[], snapshot: Snapshot): number {
  const [best] = retrieval.elsewhere;
  if (best === undefined) return 0;
  const other = [snapshot.documentOf[best.passage] ?? -1];
  return coverageIn(retrieval, (concept) =>
    isSaid(concept, scope, snapshot)
      ? 0
      : inScope(concept, other, snapshot) * (1 - inScope(concept, scope, snapshot)),
  );
}

/** Whether one of the documents has a wording of the concept whole: then it is not another's, by whatever name. */
function isSaid(concept: Concept, scope: readonly number[], { documentTerms }: Snapshot): boolean {
  return concept.wordings.some(({ terms }) =>
    scope.some((document) => terms.every((term) => documentTerms.contains(term, document))),
  );
}

/** By how much another place's best hit is better than the best one of the places asked about. */
function marginElsewhere(
  { hits: [here], elsewhere: [there] }: Retrieval,
  score: "lexical" | "sentenceCosine",
): number {
  return Math.max(0, (there?.scores[score] ?? 0) - (here?.scores[score] ?? 0));
}

/** A figure, a time or a name in Latin letters that the question has, and the documents asked about never mention. */
function missingFigure(
  retrieval: Retrieval,
  scope: readonly number[],
  snapshot: Snapshot,
): boolean {
  const { query } = retrieval;
  const figures = query.topic.match(/\d{2,}(?:\.\d+)?|明年|后年|下一步|next year/g) ?? [];
  const names = query.language === "zh" ? latinNames(retrieval) : [];
  const named = [...figures, ...names];
  const isIn = (document: number, each: string) =>
    comparableDocument(snapshot, document).includes(each);
  return named.some((each) => !scope.some((document) => isIn(document, each)));
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
function missingFocus(
  { query }: Retrieval,
  top: readonly Hit[],
  scope: readonly number[],
  snapshot: Snapshot,
): number {
  const focus = focusOf(query.topic, query.concepts);
  if (focus === null) return 0;
  const { passageTerms } = snapshot;
  const inPassages = top.map(({ passage }) =>
    coverageOf(focus, passage, passageTerms, passageTerms.idf),
  );
  return 1 - Math.max(0, ...inPassages) / 2 - inScope(focus, scope, snapshot) / 2;
}

/** The name of an office holder is asked for, and none of the passages has one. */
function missingName({ query }: Retrieval, top: readonly Hit[], snapshot: Snapshot): boolean {
  return (
    asksForName(query.question) &&
    !top.some((hit) => namesOfficeHolder(textOfPassage(snapshot, hit.passage)))
  );
}

/** How far the best passage is from having the figure or the time that is asked for. */
function missingKind({ query, hits: [best] }: Retrieval, snapshot: Snapshot): number {
  if (best === undefined) return 0;
  const fit = answerFit(askedAnswer(query.question), textOfPassage(snapshot, best.passage));
  return 1 - (fit ?? 1);
}
