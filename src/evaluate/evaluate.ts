/**
 * Labelled questions and a library in; by type of question, how well it and the baselines do, out.
 */
import type { CaseLibrary } from "../domain.ts";
import { type BaselineName, type Baselines, baselineNames } from "./baselines.ts";
import { bootstrapInterval, hitAt, maxRank, mean, meanReciprocalRank, rankOf } from "./metrics.ts";
import type { LabelledQuestion } from "./questions.ts";

export interface Ranking {
  readonly hitAt1: number;
  readonly hitAt3: number;
  readonly mrr: number;
}

export interface TypeReport {
  readonly type: string;
  readonly questionCount: number;
  /** Null for questions that must not be answered. */
  readonly ranking: (Ranking & { readonly hitAt1Interval: readonly [number, number] }) | null;
  readonly baselines: Readonly<Record<BaselineName, Ranking>> | null;
  /** Share with status `answered`; of questions without gold, 0 is right. */
  readonly answered: number;
  readonly related: number;
  /** Ids of the questions that were not as they should be: first hit wrong, or answered against the label. */
  readonly failed: readonly string[];
}

interface Outcome {
  readonly row: LabelledQuestion;
  readonly status: string;
  readonly rank: number | null;
  readonly baselineRanks: Readonly<Record<BaselineName, number | null>>;
}

/** Types whose questions are in Chinese and have an answer: what the first line of the table sums up. */
const answerableChinese = ["fact", "measure", "paraphrase", "open", "noisy"];

export async function evaluate(
  rows: readonly LabelledQuestion[],
  library: CaseLibrary,
  baselines: Baselines,
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
  return chinese.length === 0 ? reports : [report("answerable (zh)", chinese), ...reports];
}

async function outcomeOf(
  row: LabelledQuestion,
  library: CaseLibrary,
  baselines: Baselines,
): Promise<Outcome> {
  const answer = await library.answer(row.q, { top: maxRank });
  const passages = answer.excerpts.map(({ document, text }) => ({ document: document.id, text }));
  const ranked = await baselines(row.q);
  return {
    row,
    status: answer.status,
    rank: rankOf(row, passages),
    baselineRanks: {
      bm25: rankOf(row, ranked.bm25),
      dense: rankOf(row, ranked.dense),
      rrf: rankOf(row, ranked.rrf),
    },
  };
}

function report(type: string, outcomes: readonly Outcome[]): TypeReport {
  const answerable = outcomes.filter(({ row }) => row.gold.length > 0);
  const ranks = answerable.map(({ rank }) => rank);
  const baselineRanking = (name: BaselineName) =>
    rankingOf(answerable.map(({ baselineRanks }) => baselineRanks[name]));
  const interval = bootstrapInterval(ranks.map((rank) => (rank === 1 ? 1 : 0)));
  return {
    type,
    questionCount: outcomes.length,
    ranking: ranks.length === 0 ? null : { ...rankingOf(ranks), hitAt1Interval: interval },
    baselines:
      ranks.length === 0
        ? null
        : {
            bm25: baselineRanking(baselineNames[0]),
            dense: baselineRanking(baselineNames[1]),
            rrf: baselineRanking(baselineNames[2]),
          },
    answered: mean(outcomes.map(({ status }) => (status === "answered" ? 1 : 0))),
    related: mean(outcomes.map(({ status }) => (status === "related" ? 1 : 0))),
    failed: outcomes.filter(isFailed).map(({ row }) => row.id),
  };
}

function isFailed({ row, rank, status }: Outcome): boolean {
  if (row.gold.length === 0) return status === "answered";
  const needed = row.type === "compare" ? 5 : 1;
  return rank === null || rank > needed || status !== "answered";
}

function rankingOf(ranks: readonly (number | null)[]): Ranking {
  return { hitAt1: hitAt(1, ranks), hitAt3: hitAt(3, ranks), mrr: meanReciprocalRank(ranks) };
}
