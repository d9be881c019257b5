/**
 * Counts questions and votes by ISO week, latest first: every week from the current one back to that of the oldest
 * record, at most `weekCount`.
 */
import type { WeekStatistics } from "../core/usage.ts";
import type { LoggedQuestion, Vote } from "./state-store.ts";

type CountedQuestion = Pick<LoggedQuestion, "atMs" | "status" | "tookMs">;
type CountedVote = Pick<Vote, "atMs" | "direction">;

interface Records<Kind> {
  since(fromMs: number): Promise<readonly Kind[]>;
  oldestAtMs(): Promise<number | null>;
}

interface Sources {
  readonly questions: Records<CountedQuestion>;
  readonly feedback: Records<CountedVote>;
}

interface Span {
  readonly nowMs: number;
  /** Maximum number of weeks, including the current one. */
  readonly weekCount: number;
}

export async function weeklyStatistics(
  { questions, feedback }: Sources,
  span: Span,
): Promise<readonly WeekStatistics[]> {
  const starts = weekStarts([await questions.oldestAtMs(), await feedback.oldestAtMs()], span);
  const firstMs = Math.min(...starts);
  const questionsOf = byWeek(await questions.since(firstMs));
  const votesOf = byWeek(await feedback.since(firstMs));
  return starts.map((startMs) => ({
    week: isoWeekOf(startMs).name,
    ...countQuestions(questionsOf.get(startMs) ?? []),
    ...countVotes(votesOf.get(startMs) ?? []),
  }));
}

/** Stops at the oldest record, because earlier weeks are unknown rather than empty. */
function weekStarts(oldest: readonly (number | null)[], { nowMs, weekCount }: Span) {
  const runningMs = isoWeekOf(nowMs).startMs;
  const knownMs = oldest.filter((atMs) => atMs !== null).map((atMs) => isoWeekOf(atMs).startMs);
  const firstMs = Math.min(runningMs, ...knownMs);
  const count = Math.min(weekCount, (runningMs - firstMs) / weekMs + 1);
  return Array.from({ length: count }, (_, back) => runningMs - back * weekMs);
}

/** Groups records by the start of their week. */
function byWeek<T extends { readonly atMs: number }>(records: readonly T[]) {
  const weeks = new Map<number, T[]>();
  for (const record of records) {
    const { startMs } = isoWeekOf(record.atMs);
    const week = weeks.get(startMs);
    if (week === undefined) weeks.set(startMs, [record]);
    else week.push(record);
  }
  return weeks;
}

function countQuestions(questions: readonly CountedQuestion[]) {
  const countOf = (wanted: LoggedQuestion["status"]) =>
    questions.filter(({ status }) => status === wanted).length;
  return {
    questions: questions.length,
    answered: countOf("answered"),
    related: countOf("related"),
    refused: countOf("none"),
    medianTookMs: medianOf(questions.map(({ tookMs }) => tookMs)),
  };
}

function countVotes(votes: readonly CountedVote[]) {
  const upVotes = votes.filter(({ direction }) => direction === "up").length;
  return { upVotes, downVotes: votes.length - upVotes };
}

/** The mean of the middle two for an even number of values; null for none. */
function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** Constant, because China has no daylight saving time. */
const weekMs = 7 * dayMs;
/** Offset of Chinese time, in which the users live, from UTC. */
const offsetMs = 8 * hourMs;

interface IsoWeek {
  /** `2022-W05` */
  readonly name: string;
  /** Monday 0:00 in Chinese time. */
  readonly startMs: number;
}

/** The ISO 8601 week of a time: it begins on Monday and belongs to the year of its Thursday. */
export function isoWeekOf(atMs: number): IsoWeek {
  const localMs = atMs + offsetMs;
  const daysSinceMonday = (new Date(localMs).getUTCDay() + 6) % 7;
  const mondayMs = Math.floor(localMs / dayMs) * dayMs - daysSinceMonday * dayMs;
  const thursdayMs = mondayMs + 3 * dayMs;
  const year = new Date(thursdayMs).getUTCFullYear();
  const number = 1 + Math.floor((thursdayMs - Date.UTC(year, 0, 1)) / weekMs);
  return { name: `${year}-W${String(number).padStart(2, "0")}`, startMs: mondayMs - offsetMs };
}
