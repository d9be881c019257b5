/**
 * How the bot was used by week in, one message out: a table, and below a chart what its colours mean.
 * Always holds: the message is short enough for a photo's caption.
 */
import stringWidth from "string-width";
import type { WeekStatistics } from "../core/usage.ts";
import { shortWeekName } from "./format-text.ts";
import type { PlainKey, Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { bold, escapeHtml } from "./telegram-html.ts";

/** Two months, and a table that fits a screen. */
export const weeksShown = 8;

const columns: readonly (readonly [PlainKey, (week: WeekStatistics) => number | null])[] = [
  ["stats-questions", ({ questions }) => questions],
  ["stats-answered", ({ answered }) => answered],
  ["stats-related", ({ related }) => related],
  ["stats-refused", ({ refused }) => refused],
  ["stats-median", ({ medianTookMs }) => medianTookMs],
  ["stats-up", ({ upVotes }) => upVotes],
  ["stats-down", ({ downVotes }) => downVotes],
];

/** A picture of one week, or of none that had anything, would say less than the text. */
export function isWorthAChart(weeks: readonly WeekStatistics[]): boolean {
  return weeks.length > 1 && weeks.some(wasUsed);
}

/** @param weeks latest first, at most `weeksShown` */
export function renderStats(
  weeks: readonly WeekStatistics[],
  say: Say,
  { belowChart = false } = {},
): TelegramMessage {
  const span = { first: weeks.at(-1)?.week ?? "", last: weeks[0]?.week ?? "" };
  const title = bold(say("stats-title", { count: weeks.length, ...span }));
  if (!weeks.some(wasUsed)) return { text: `${title}\n${escapeHtml(say("stats-none"))}` };
  const lines = [
    title,
    ...(belowChart ? [escapeHtml(say("stats-colours"))] : []),
    `<pre>${escapeHtml(table(weeks, say))}</pre>`,
    escapeHtml(say("stats-legend")),
  ];
  return { text: lines.join("\n") };
}

function wasUsed({ questions, upVotes, downVotes }: WeekStatistics): boolean {
  return questions + upVotes + downVotes > 0;
}

function table(weeks: readonly WeekStatistics[], say: Say): string {
  const heading = [say("stats-week"), ...columns.map(([key]) => say(key))];
  const rows = weeks.map((week) => [
    shortWeekName(week.week),
    ...columns.map(([, valueOf]) => rounded(valueOf(week))),
  ]);
  return align([heading, ...rows]);
}

function rounded(value: number | null): string {
  return value === null ? "–" : String(Math.round(value));
}

/** The first column to the left, figures to the right; a Chinese character is two columns wide. */
function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => {
      const space = " ".repeat((widths[column] ?? 0) - stringWidth(cell));
      return column === 0 ? cell + space : space + cell;
    });
  return rows.map((row) => line(row).join(" ").trimEnd()).join("\n");
}
