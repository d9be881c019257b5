/** Evaluates the library and the baselines on labelled questions, by type of question. */
import type { CaseLibrary } from "../../core/domain.ts";
import type { BaselineName, Baselines } from "./baselines.ts";
import {
  type RankedPassage,
  bootstrapInterval,
  hitAt,
  isDocumentFirst,
  maxRank,
  mean,
  meanReciprocalRank,
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

export interface TypeReport {
  readonly type: string;
  readonly questionCount: number;
  /** Null for questions that must not be answered. */
  readonly ranking:
    (RankingFigures & { readonly hitAt1Interval: readonly [number, number] }) | null;
  /** Null also when no baselines were given. */
  readonly baselines: Readonly<Record<BaselineName, RankingFigures>> | null;
  /** Share with status `answered`; for questions without gold it should be 0. */
  readonly answered: number;
  readonly related: number;
  /** Ids of questions with a wrong status, or whose gold is not first (for `compare`: not among the first five). */
  readonly failed: readonly string[];
}

interface Outcome {
  readonly row: LabelledQuestion;
  readonly status: string;
  readonly place: Placing;
  readonly baselines: Readonly<Record<BaselineName, Placing>> | null;
}

/** Rank of the gold among the passages returned for a question. */
interface Placing {
  readonly rank: number | null;
  readonly isDocumentFirst: boolean;
}

/** The first row of the table: all Chinese questions of the types that have an answer. */
export const answerableChineseName = "answerable (zh)";
const answerableChinese = ["fact", "measure", "paraphrase", "open", "noisy"];

export async function evaluate(
  rows: readonly LabelledQuestion[],
  library: CaseLibrary,
  baselines: Baselines | null,
): Promise<TypeReport[]> {
  const outcomes: Outcome[] = [];
  for (const row of rows) outcomes.push(await outcomeOf(row, library, baselines));
  const types = [...new Set(rows.map(({ type }) => type))];
  const reports = types.map((type) =>
    report(
      type,
      outcomes.filter(({ row }) => row.type === type),
    ),
  );
  const chinese = outcomes.filter(
    ({ row }) => answerableChinese.includes(row.type) && row.lang === "zh",
  );
  return chinese.length === 0 ? reports : [report(answerableChineseName, chinese), ...reports];
}

async function outcomeOf(
  row: LabelledQuestion,
  library: CaseLibrary,
  baselines: Baselines | null,
): Promise<Outcome> {
  const answer = await library.answer(row.q, { top: maxRank });
  const passages = answer.excerpts.map(({ document, text }) => ({ document: document.id, text }));
  const ranked = (await baselines?.(row.q)) ?? null;
  return {
    row,
    status: answer.status,
    place: placingOf(row, passages),
    baselines: ranked && {
      bm25: placingOf(row, ranked.bm25),
      dense: placingOf(row, ranked.dense),
      rrf: placingOf(row, ranked.rrf),
    },
  };
}

function placingOf(row: LabelledQuestion, passages: readonly RankedPassage[]): Placing {
  return { rank: rankOf(row, passages), isDocumentFirst: isDocumentFirst(row, passages) };
}

function report(type: string, outcomes: readonly Outcome[]): TypeReport {
  const answerable = outcomes.filter(({ row }) => row.gold.length > 0);
  return {
    type,
    questionCount: outcomes.length,
    ranking: rankingWithInterval(answerable.map(({ place }) => place)),
    baselines: baselineRankings(answerable),
    answered: mean(outcomes.map(({ status }) => (status === "answered" ? 1 : 0))),
    related: mean(outcomes.map(({ status }) => (status === "related" ? 1 : 0))),
    failed: outcomes.filter(isFailed).map(({ row }) => row.id),
  };
}

function isFailed({ row, place: { rank }, status }: Outcome): boolean {
  if (row.gold.length === 0) return status === "answered";
  const needed = row.type === "compare" ? 5 : 1;
  return rank === null || rank > needed || status !== "answered";
}

function rankingWithInterval(placings: readonly Placing[]): TypeReport["ranking"] {
  if (placings.length === 0) return null;
  const interval = bootstrapInterval(placings.map(({ rank }) => (rank === 1 ? 1 : 0)));
  return { ...rankingOf(placings), hitAt1Interval: interval };
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
