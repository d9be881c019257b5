/**
 * Reports in, a table for a person out.
 */
import type { Ranking, TypeReport } from "./evaluate.ts";

const columns = [
  "type",
  "n",
  "hit@1",
  "95 %",
  "hit@3",
  "MRR",
  "answered",
  "related",
  "BM25",
  "dense",
  "RRF",
] as const;

/** The baselines' columns are hit@1 / hit@3. */
export function formatReports(reports: readonly TypeReport[]): string {
  const rows = [columns, ...reports.map(rowOf)];
  const widths = columns.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    )
    .join("\n");
}

function rowOf({
  type,
  questionCount,
  ranking,
  baselines,
  answered,
  related,
}: TypeReport): string[] {
  const pair = (each: Ranking | undefined) =>
    each === undefined ? "-" : `${each.hitAt1.toFixed(2)}/${each.hitAt3.toFixed(2)}`;
  const ranked =
    ranking === null
      ? ["-", "-", "-", "-"]
      : [
          ranking.hitAt1.toFixed(2),
          ranking.hitAt1Interval.map((bound) => bound.toFixed(2)).join("-"),
          ranking.hitAt3.toFixed(2),
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
