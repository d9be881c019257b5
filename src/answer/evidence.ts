/**
 * A retrieval in; the named signs for and against its answering the question, each 0 to 1, out.
 * None of them knows a place, a topic or a question: they compare what is asked with what was found.
 */
import { coverageOf, isKnown } from "../retrieve/coverage.ts";
import type { Hit } from "../retrieve/hit.ts";
import type { Retrieval } from "../retrieve/retrieve.ts";
import type { Snapshot } from "../store/open.ts";
import { normalizeText } from "../text/normalize.ts";
import { focusOf } from "./focus.ts";
import { wordingShare } from "./highlight.ts";
import { answerFit, hasAnswerKind, questionKind } from "../retrieve/question-kind.ts";
import { longestSharedPhrase } from "./shared-phrase.ts";

export const evidenceNames = [
  "sentenceCosine",
  "passageCosine",
  "passageCoverage",
  "documentCoverage",
  "foreignShare",
  "unknownShare",
  "elsewhereMargin",
  "foreignPhrase",
  "missingFigure",
  "preciseGap",
  "missingFocus",
  "missingUnit",
  "breadth",
  "noPlace",
] as const;

export type Evidence = Readonly<Record<(typeof evidenceNames)[number], number>>;

/** Several passages may answer together; more than a reader sees first do not. */
const topCount = 3;
const breadthCount = 20;
/** A shared phrase this long is a name, not a coincidence; longer ones say no more. */
const namePhraseUtf16 = 6;

export function evidenceOf(retrieval: Retrieval, snapshot: Snapshot): Evidence {
  const top = retrieval.hits.slice(0, topCount);
  const scope = scopeDocuments(retrieval, snapshot, top);
  return {
    sentenceCosine: Math.max(0, ...top.map(({ scores }) => scores.sentenceCosine)),
    passageCosine: Math.max(0, ...top.map(({ scores }) => scores.passageCosine)),
    passageCoverage: Math.max(
      0,
      ...top.map(({ passage }) =>
        coverageIn(retrieval.passageConcepts, (concept) =>
          coverageOf(concept, passage, snapshot.passageTerms, snapshot.passageTerms.idf),
        ),
      ),
    ),
    documentCoverage: coverageIn(retrieval.passageConcepts, (concept) =>
      inScope(concept, scope, snapshot),
    ),
    ...missingWords(retrieval, scope, snapshot),
    elsewhereMargin: Math.max(
      0,
      (retrieval.elsewhere[0]?.fusedScore ?? 0) - (top[0]?.fusedScore ?? 0),
    ),
    foreignPhrase: foreignPhrase(retrieval, scope, snapshot),
    missingFigure: missingFigure(retrieval, scope, snapshot) ? 1 : 0,
    preciseGap: preciseGap(retrieval, top, snapshot),
    missingFocus: missingFocus(retrieval, top, scope, snapshot),
    missingUnit: missingUnit(retrieval, top, snapshot),
    breadth: breadth(retrieval.hits),
    noPlace: retrieval.query.documents === null ? 1 : 0,
  };
}

type ScoredConcepts = Retrieval["passageConcepts"];
type Concept = ScoredConcepts[number]["concept"];

/** The documents of the named places; else those of the best hits. */
function scopeDocuments({ query }: Retrieval, snapshot: Snapshot, top: readonly Hit[]): number[] {
  return [
    ...(query.documents ?? new Set(top.map(({ passage }) => snapshot.documentOf[passage] ?? -1))),
  ];
}

function coverageIn(concepts: ScoredConcepts, coverage: (concept: Concept) => number): number {
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
  const covered = concepts.reduce(
    (sum, { concept, weight }) => sum + weight * coverage(concept),
    0,
  );
  return total === 0 ? 0 : covered / total;
}

function inScope(concept: Concept, scope: readonly number[], snapshot: Snapshot): number {
  return Math.max(
    0,
    ...scope.map((document) =>
      coverageOf(concept, document, snapshot.documentTerms, snapshot.passageTerms.idf),
    ),
  );
}

/** Words that the documents asked about lack: those that other documents have, and those that none has. */
function missingWords(
  { passageConcepts }: Retrieval,
  scope: readonly number[],
  snapshot: Snapshot,
) {
  const shareOf = (accepts: (concept: Concept) => boolean) =>
    coverageIn(passageConcepts, (concept) =>
      accepts(concept) ? 1 - inScope(concept, scope, snapshot) : 0,
    );
  return {
    foreignShare: shareOf((concept) => isKnown(concept, snapshot.documentTerms)),
    unknownShare: shareOf((concept) => !isKnown(concept, snapshot.documentTerms)),
  };
}

/** How much longer a stretch of the question another place's passage has than the asked place's documents have. */
function foreignPhrase(
  { query, elsewhere }: Retrieval,
  scope: readonly number[],
  snapshot: Snapshot,
): number {
  const compact = (text: string) => normalizeText(text).replace(/[\s“”"'《》()]/g, "");
  const topic = compact(query.topic);
  const here = scope.map(
    (document) =>
      longestSharedPhrase(topic, compact(snapshot.documents[document]?.text ?? "")).length,
  );
  const there = elsewhere
    .slice(0, topCount)
    .map((hit) => longestSharedPhrase(topic, compact(textOf(hit, snapshot))).length);
  const longer = Math.max(0, ...there) - Math.max(0, ...here);
  return Math.min(1, Math.max(0, longer) / namePhraseUtf16);
}

/** A figure or a time that the question names, and that the documents asked about never mention. */
function missingFigure(
  { query }: Retrieval,
  scope: readonly number[],
  snapshot: Snapshot,
): boolean {
  const named = query.topic.match(/\d{2,}(?:\.\d+)?|明年|后年|下一步|next year/g) ?? [];
  const texts = scope.map((document) => normalizeText(snapshot.documents[document]?.text ?? ""));
  return named.some((each) => !texts.some((text) => text.includes(each)));
}

/**
 * Whoever asks for a figure, a time or a person is answered by one sentence: how much of the question's wording
 * the best sentence that has such a thing lacks. 0 for questions that any words can answer.
 */
function preciseGap(retrieval: Retrieval, top: readonly Hit[], snapshot: Snapshot): number {
  const kind = questionKind(retrieval.query.question);
  if (kind === "way") return 0;
  const sentences = top
    .flatMap((hit) => sentencesOf(hit, snapshot))
    .filter((sentence) => hasAnswerKind(kind, sentence));
  return (
    1 -
    Math.max(0, ...sentences.map((sentence) => wordingShare(sentence, retrieval.passageConcepts)))
  );
}

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

/** 1 where a unit is asked for and no sentence has a figure with it. */
function missingUnit({ query }: Retrieval, top: readonly Hit[], snapshot: Snapshot): number {
  const fits = top.map((hit) =>
    answerFit(query.question, questionKind(query.question), textOf(hit, snapshot)),
  );
  const best = Math.max(...fits.map((fit) => fit ?? 1));
  return 1 - best;
}

/** How near the question is to the field as a whole: the mean cosine of the hits behind the best ones too. */
function breadth(hits: readonly Hit[]): number {
  const wide = hits.slice(0, breadthCount);
  return wide.reduce((sum, { scores }) => sum + scores.passageCosine, 0) / Math.max(1, wide.length);
}

function sentencesOf({ passage }: Hit, snapshot: Snapshot): string[] {
  const text = snapshot.documents[snapshot.documentOf[passage] ?? -1]?.text ?? "";
  const from = snapshot.firstSentence[passage] ?? 0;
  return snapshot.sentences
    .slice(from, snapshot.firstSentence[passage + 1])
    .map(({ range }) => text.slice(...range));
}

function textOf({ passage }: Hit, snapshot: Snapshot): string {
  const found = snapshot.passages[passage];
  const document = snapshot.documents[snapshot.documentOf[passage] ?? -1];
  return found === undefined || document === undefined
    ? ""
    : document.text.slice(found.startUtf16, found.endUtf16);
}
