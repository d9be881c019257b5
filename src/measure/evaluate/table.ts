/** Formats evaluation reports as a text table. */
import { alignColumns } from "../../core/align-columns.ts";
import type { RankingFigures, ShownFigures, TypeReport } from "./evaluate-questions.ts";

const columns = [
  "type",
  "n",
  "doc@1",
  "hit@1",
  "95 %",
  "hit@3",
  "hit@5",
  "MRR",
  "shown",
  "needed",
  "bearing",
  "count",
  "answered",
  "related",
  "BM25",
  "dense",
  "RRF",
] as const;

/**
 * Returns a line for each report. The columns from doc@1 to MRR measure the ranking. `shown` is hit@1 / hit@3 of what a
 * chat shows; `needed`, `bearing` and `count` are the fields of `ShownFigures`. BM25, dense and RRF are the baselines, each
 * as doc@1 / hit@1 / hit@3.
 */
export function formatReports(reports: readonly TypeReport[]): string {
  return alignColumns([columns, ...reports.map(rowOf)]);
}

function rowOf({
  type,
  questionCount,
  ranking,
  shown,
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
    ...shownCells(shown),
    answered.toFixed(2),
    related.toFixed(2),
    pair(baselines?.bm25),
    pair(baselines?.dense),
    pair(baselines?.rrf),
  ];
}

function shownCells(shown: ShownFigures | null): string[] {
  if (shown === null) return ["-", "-", "-", "-"];
  const { hitAt1, hitAt3, needed, bearing, count } = shown;
  return [
    `${hitAt1.toFixed(2)}/${hitAt3.toFixed(2)}`,
    needed.toFixed(2),
    bearing?.toFixed(2) ?? "-",
    count.toFixed(1),
  ];
}
