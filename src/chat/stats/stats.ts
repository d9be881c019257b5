/**
 * `/stats`, for administrators: the use of the bot by week, as a table or as a chart with a caption of at most 1024
 * UTF-16 units, which is what a photo takes.
 */
import { messageOf } from "../../core/errors.ts";
import type { WeekStatistics } from "../../core/usage.ts";
import { weeklyStatistics } from "../../state/statistics.ts";
import type { Message, Table } from "../message.ts";
import type { Turn } from "../turn.ts";
import type { PlainKey, Say } from "../views/messages.ts";
import { bold } from "../views/spans.ts";
import { shortWeekName } from "../views/text.ts";
import { drawStats, svgToPng } from "./chart.ts";

export async function showStats(turn: Turn): Promise<void> {
  const { message, state, say } = turn;
  if (message === null) return;
  // The time at which the command was sent, since the state does not tell its own.
  const span = { nowMs: message.sentAtS * 1000, weekCount: weeksShown };
  const weeks = await weeklyStatistics(state, span);
  if (isWorthAChart(weeks) && (await sendChart(turn, weeks))) return;
  await turn.reply(renderStats(weeks, say));
}

/** False when the chart could not be drawn or sent: the figures are sent all the same. */
async function sendChart(turn: Turn, weeks: readonly WeekStatistics[]): Promise<boolean> {
  try {
    const png = await svgToPng(drawStats(weeks));
    await turn.sendPicture(png, renderStats(weeks, turn.say, { belowChart: true }));
    return true;
  } catch (error) {
    turn.log.warn("the chart was not sent", { error: messageOf(error) });
    return false;
  }
}

/** Two months, which is also a table that fits a screen. */
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

/** A chart of one week, or of weeks without use, would say less than the text. */
export function isWorthAChart(weeks: readonly WeekStatistics[]): boolean {
  return weeks.length > 1 && weeks.some(wasUsed);
}

/** @param weeks latest first, at most `weeksShown` */
export function renderStats(
  weeks: readonly WeekStatistics[],
  say: Say,
  { belowChart = false } = {},
): Message {
  const span = { first: weeks.at(-1)?.week ?? "", last: weeks[0]?.week ?? "" };
  const title = bold(say("stats-title", { count: weeks.length, ...span }));
  if (!weeks.some(wasUsed)) return { parts: [[[title], say("stats-none")]] };
  const colours = belowChart ? say("stats-colours") : "";
  return { parts: [[[title], colours, tableOf(weeks, say), say("stats-legend")]] };
}

function wasUsed({ questions, upVotes, downVotes }: WeekStatistics): boolean {
  return questions + upVotes + downVotes > 0;
}

function tableOf(weeks: readonly WeekStatistics[], say: Say): Table {
  const heading = [say("stats-week"), ...columns.map(([key]) => say(key))];
  const rows = weeks.map((week) => [
    shortWeekName(week.week),
    ...columns.map(([, valueOf]) => rounded(valueOf(week))),
  ]);
  return { kind: "table", rows: [heading, ...rows] };
}

function rounded(value: number | null): string {
  return value === null ? "–" : String(Math.round(value));
}
