/** Evaluates the library and the baselines on labelled questions, and sums the outcomes up by type of question. */
import type { Answer, AnswerStatus } from "../../core/domain.ts";
import type { CaseLibrary } from "../../core/library.ts";
import type { BaselineName, Baselines } from "./baselines.ts";
import {
  bootstrapInterval,
  type Grade,
  gradeOf,
  hitAt,
  isDocumentFirst,
  maxRank,
  mean,
  meanReciprocalRank,
  type RankedPassage,
  rankOf,
} from "./metrics.ts";
import type { LabelledQuestion } from "./questions.ts";

export interface RankingFigures {
  /** Share of the questions whose first passage belongs to a right document, whatever it says. */
  readonly documentAt1: number;
  readonly hitAt1: number;
  readonly hitAt3: number;
  /** By default an answer has at most five passages. */
  readonly hitAt5: number;
  readonly mrr: number;
}

/** Of what is shown, which may be fewer passages than were ranked. */
export interface ShownFigures {
  readonly hitAt1: number;
  readonly hitAt3: number;
  /** Share of the questions with a needed passage among all that is shown. */
  readonly needed: number;
  /** Share of the excerpts among the first three that bear on their question; null if nobody judged them. */
  readonly bearing: number | null;
  /** Mean number of excerpts. */
  readonly count: number;
}

export interface TypeReport {
  readonly type: string;
  readonly questionCount: number;
  /** Null for questions that must not be answered. */
  readonly ranking:
    (RankingFigures & { readonly hitAt1Interval: readonly [number, number] }) | null;
  /** Null for questions that must not be answered. */
  readonly shown: ShownFigures | null;
  /** Null also when no baselines were given. */
  readonly baselines: Readonly<Record<BaselineName, RankingFigures>> | null;
  /** Share with status `answered`; for questions without gold it should be 0. */
  readonly answered: number;
  readonly related: number;
  /** Ids of questions with a wrong status, or whose gold is not first (for `compare`: not among the first five). */
  readonly failed: readonly string[];
}

/** The first row of the table: all Chinese questions of the types that have an answer. */
export const answerableChineseName = "answerable (zh)";
const answerableChinese = ["fact", "measure", "paraphrase", "open", "noisy"];

/** In the order of the rows. */
export async function evaluate(
  rows: readonly LabelledQuestion[],
  evaluated: Evaluated,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of rows) outcomes.push(await outcomeOf(row, evaluated));
  return outcomes;
}

/** One report a type; near misses also by the kind of fact that they ask for. */
export function reportsOf(outcomes: readonly Outcome[]): TypeReport[] {
  return [...groupsOf(outcomes)].map(([name, group]) => report(name, group));
}

export function groupsOf(outcomes: readonly Outcome[]): Map<string, readonly Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  const add = (name: string, outcome: Outcome) =>
    groups.set(name, [...(groups.get(name) ?? []), outcome]);
  for (const outcome of outcomes)
    if (answerableChinese.includes(outcome.type) && outcome.lang === "zh")
      add(answerableChineseName, outcome);
  for (const outcome of outcomes) add(outcome.type, outcome);
  for (const outcome of outcomes)
    if (outcome.asks !== null) add(`${outcome.type}: ${outcome.asks}`, outcome);
  return groups;
}

function report(type: string, outcomes: readonly Outcome[]): TypeReport {
  const answerable = outcomes.filter(({ isAnswerable }) => isAnswerable);
  return {
    type,
    questionCount: outcomes.length,
    ranking: rankingWithInterval(answerable.map(({ ranking }) => ranking)),
    shown: shownOf(answerable),
    baselines: baselineRankings(answerable),
    answered: mean(outcomes.map(({ status }) => (status === "answered" ? 1 : 0))),
    related: mean(outcomes.map(({ status }) => (status === "related" ? 1 : 0))),
    failed: outcomes.filter(isFailed).map(({ id }) => id),
  };
}

function isFailed({ isAnswerable, type, ranking: { rank }, status }: Outcome): boolean {
  if (!isAnswerable) return status === "answered";
  const needed = type === "compare" ? 5 : 1;
  return rank === null || rank > needed || status !== "answered";
}

function rankingWithInterval(placings: readonly Placing[]): TypeReport["ranking"] {
  if (placings.length === 0) return null;
  const interval = bootstrapInterval(placings.map(({ rank }) => (rank === 1 ? 1 : 0)));
  return { ...rankingOf(placings), hitAt1Interval: interval };
}

/** How many of the excerpts count for `bearing`: those that a reader of a phone sees. */
const bearingDepth = 3;

function shownOf(answerable: readonly Outcome[]): ShownFigures | null {
  if (answerable.length === 0) return null;
  const ranks = answerable.map(({ shown }) => shown.rank);
  const grades = answerable.flatMap((outcome) => outcome.grades.slice(0, bearingDepth));
  return {
    hitAt1: hitAt(1, ranks),
    hitAt3: hitAt(3, ranks),
    needed: mean(ranks.map((rank) => (rank === null ? 0 : 1))),
    bearing: grades.length === 0 ? null : mean(grades.map((grade) => (grade > 0 ? 1 : 0))),
    count: mean(answerable.map(({ shownCount }) => shownCount)),
  };
}

function baselineRankings(outcomes: readonly Outcome[]): TypeReport["baselines"] {
  const known = outcomes.flatMap(({ baselines }) => baselines ?? []);
  if (known.length === 0) return null;
  const rankingBy = (name: BaselineName) => rankingOf(known.map((placings) => placings[name]));
  return { bm25: rankingBy("bm25"), dense: rankingBy("dense"), rrf: rankingBy("rrf") };
}

function rankingOf(placings: readonly Placing[]): RankingFigures {
  const ranks = placings.map(({ rank }) => rank);
  return {
    documentAt1: mean(placings.map((placing) => (placing.isDocumentFirst ? 1 : 0))),
    hitAt1: hitAt(1, ranks),
    hitAt3: hitAt(3, ranks),
    hitAt5: hitAt(5, ranks),
    mrr: meanReciprocalRank(ranks),
  };
}

/** What became of one question; goes into the JSON, so that another version can be compared question by question. */
export interface Outcome {
  readonly id: string;
  readonly type: string;
  readonly lang: string;
  readonly asks: string | null;
  readonly isAnswerable: boolean;
  readonly status: AnswerStatus;
  /** Of the ranking before anything is left out as not worth showing. */
  readonly ranking: Placing;
  /** Of what is shown. */
  readonly shown: Placing;
  /** Of each excerpt shown, in order; empty if nobody judged the question's passages. */
  readonly grades: readonly Grade[];
  readonly shownCount: number;
  readonly baselines: Readonly<Record<BaselineName, Placing>> | null;
}

/** Rank of the gold among the passages returned for a question. */
interface Placing {
  readonly rank: number | null;
  readonly isDocumentFirst: boolean;
}

interface Evaluated {
  /** Shows what a chat shows. */
  readonly library: CaseLibrary;
  /** Shows all that is ranked. */
  readonly unpruned: CaseLibrary;
  readonly baselines: Baselines | null;
}

async function outcomeOf(
  row: LabelledQuestion,
  { library, unpruned, baselines }: Evaluated,
): Promise<Outcome> {
  const shown = await library.answer(row.q);
  const ranked = await unpruned.answer(row.q, { top: maxRank });
  const byBaseline = (await baselines?.(row.q)) ?? null;
  const passages = passagesOf(shown);
  return {
    id: row.id,
    type: row.type,
    lang: row.lang,
    asks: row.asks ?? null,
    isAnswerable: row.gold.length > 0,
    status: shown.status,
    ranking: placingOf(row, passagesOf(ranked)),
    shown: placingOf(row, passages),
    grades: passages.flatMap((passage) => gradeIfJudged(row, passage)),
    shownCount: passages.length,
    baselines: byBaseline && {
      bm25: placingOf(row, byBaseline.bm25),
      dense: placingOf(row, byBaseline.dense),
      rrf: placingOf(row, byBaseline.rrf),
    },
  };
}

function passagesOf({ excerpts }: Answer): RankedPassage[] {
  return excerpts.map(({ document, text }) => ({ document: document.id, text }));
}

function placingOf(row: LabelledQuestion, passages: readonly RankedPassage[]): Placing {
  return { rank: rankOf(row, passages), isDocumentFirst: isDocumentFirst(row, passages) };
}

function gradeIfJudged(row: LabelledQuestion, passage: RankedPassage): Grade[] {
  if (row.related === undefined) return [];
  const grade = gradeOf(row, passage);
  return grade === null ? [] : [grade];
}
