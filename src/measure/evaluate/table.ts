/** Formats evaluation reports as a text table. */
import { alignColumns } from "../../core/align-columns.ts";
import type { RankingFigures, TypeReport } from "./evaluate-questions.ts";

const columns = [
  "type",
  "n",
  "doc@1",
  "hit@1",
  "95 %",
  "hit@3",
  "hit@5",
  "MRR",
  "answered",
  "related",
  "BM25",
  "dense",
  "RRF",
] as const;

/** The baselines' columns are doc@1 / hit@1 / hit@3. */
export function formatReports(reports: readonly TypeReport[]): string {
  return alignColumns([columns, ...reports.map(rowOf)]);
}

function rowOf({
  type,
  questionCount,
  ranking,
  baselines,
  answered,
  related,
}: TypeReport): string[] {
  const pair = (each: RankingFigures | undefined) =>
    each === undefined
      ? "-"
      : [each.documentAt1, each.hitAt1, each.hitAt3].map((share) => share.toFixed(2)).join("/");
  const ranked =
    ranking === null
      ? ["-", "-", "-", "-", "-", "-"]
      : [
          ranking.documentAt1.toFixed(2),
          ranking.hitAt1.toFixed(2),
          ranking.hitAt1Interval.map((bound) => bound.toFixed(2)).join("-"),
          ranking.hitAt3.toFixed(2),
          ranking.hitAt5.toFixed(2),
          ranking.mrr.toFixed(2),
        ];
  return [
    type,
    String(questionCount),
    ...ranked,
    answered.toFixed(2),
    related.toFixed(2),
    pair(baselines?.bm25),
    pair(baselines?.dense),
    pair(baselines?.rrf),
  ];
}
