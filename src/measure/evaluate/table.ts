/** Formats evaluation reports as a text table. */
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

/** Pads ASCII cells to columns: the first is left-aligned, the others are right-aligned. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columnCount }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const pad = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 0 ? cell.padEnd(width) : cell.padStart(width);
  };
  return rows.map((row) => row.map(pad).join("  ")).join("\n");
}
