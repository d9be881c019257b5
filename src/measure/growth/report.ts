/** Formats the measurements of all sizes as a Markdown table, and how each figure grows with the number of passages. */
import {
  type Figure,
  markdownTable,
  mebibytes,
  median,
  overContent,
  quantile,
} from "../bench/figures.ts";
import type { GrowthRow } from "./measure-growth.ts";

const columns = [
  "passages",
  "question: median",
  "p99",
  "over pass",
  "memory",
  "over vectors and texts",
  "build",
  "embedding of it, counted",
  "opening",
] as const;

const remarks = [
  "Pass: the bare model reads the same question, in the same process. Memory: of the whole process, with the model.",
  "Embedding is not done again for each size: its time is that of some of the size's texts, with all threads, times the number of texts.",
  "Opening: a second start, for which what was read of the texts is kept beside the index.",
];

export function growthReport(rows: readonly GrowthRow[]): string {
  const table = [columns, columns.map(() => "---:"), ...rows.map(cellsOf)]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
  const figures = growthFigures(rows);
  const growth = figures.length === 0 ? "One size only: no growth." : markdownTable(figures);
  return [table, remarks.join("\n"), growth].join("\n\n");
}

function cellsOf({ passageCount, buildMs, embedMs, served }: GrowthRow): string[] {
  const { answerMs, passMs, memory, openMs } = served;
  return [
    String(passageCount),
    `${median(answerMs).toFixed(1)} ms`,
    `${quantile(answerMs, 0.99).toFixed(1)} ms`,
    (median(answerMs) / median(passMs)).toFixed(2),
    mebibytes(memory.residentBytes),
    overContent(memory).toFixed(2),
    seconds(buildMs + embedMs),
    seconds(embedMs),
    seconds(openMs),
  ];
}

/** Empty for a single size. */
export function growthFigures(rows: readonly GrowthRow[]): Figure[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || rows.length < 2) return [];
  const detail = `${rows.length} sizes, ${first.passageCount} to ${last.passageCount} passages`;
  const growth = (
    what: string,
    valueOf: (row: GrowthRow) => number,
    target: Figure["target"] = null,
  ): Figure => ({
    what: `${what}: grows with the passages to the power of`,
    value: exponentOf(rows.map((row) => ({ size: row.passageCount, value: valueOf(row) }))),
    target,
    detail,
  });
  return [
    growth("question, median", ({ served }) => median(served.answerMs), { atMost: 0.2 }),
    growth("memory", ({ served }) => served.memory.residentBytes),
    growth("build", ({ buildMs, embedMs }) => buildMs + embedMs),
  ];
}

function seconds(timeMs: number): string {
  return `${(timeMs / 1000).toFixed(1)} s`;
}

interface Point {
  /** Greater than 0, like `value`. */
  readonly size: number;
  readonly value: number;
}

/**
 * Returns the power of the size that the value grows with: 0 for no growth, 1 for linear, 2 for quadratic. Fitted to
 * the logarithms by least squares; NaN for fewer than two sizes.
 */
export function exponentOf(points: readonly Point[]): number {
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(logs.map(({ x }) => x));
  const meanY = mean(logs.map(({ y }) => y));
  const along = mean(logs.map(({ x, y }) => (x - meanX) * (y - meanY)));
  return along / mean(logs.map(({ x }) => (x - meanX) ** 2));
}
