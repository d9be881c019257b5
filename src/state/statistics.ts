/**
 * How many questions and votes there were in each week: the latest week first, without a gap, from the running one back
 * to the first of which anything is known. Each counts once, in the week in which it was asked or given.
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
  /** How many weeks at most, the running one included. */
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

/** Before the oldest record, that there was nothing would be a guess. */
function weekStarts(oldest: readonly (number | null)[], { nowMs, weekCount }: Span) {
  const runningMs = isoWeekOf(nowMs).startMs;
  const knownMs = oldest.filter((atMs) => atMs !== null).map((atMs) => isoWeekOf(atMs).startMs);
  const firstMs = Math.min(runningMs, ...knownMs);
  const count = Math.min(weekCount, (runningMs - firstMs) / weekMs + 1);
  return Array.from({ length: count }, (_, back) => runningMs - back * weekMs);
}

/** By the start of the week. */
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

/** Of an even number of values the mean of the middle two. */
function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** Every week has this length: Chinese time has no summer time. */
const weekMs = 7 * dayMs;
/** Chinese time, in which the questions are asked, is eight hours ahead of UTC all the year. */
const offsetMs = 8 * hourMs;

export interface IsoWeek {
  /** `2022-W05` */
  readonly name: string;
  /** Monday, 0:00 in Chinese time. */
  readonly startMs: number;
}

/** The week of a time, as ISO 8601 counts weeks: they begin on Monday, and belong to the year of their Thursday. */
export function isoWeekOf(atMs: number): IsoWeek {
  const localMs = atMs + offsetMs;
  const daysSinceMonday = (new Date(localMs).getUTCDay() + 6) % 7;
  const mondayMs = Math.floor(localMs / dayMs) * dayMs - daysSinceMonday * dayMs;
  const thursdayMs = mondayMs + 3 * dayMs;
  const year = new Date(thursdayMs).getUTCFullYear();
  const number = 1 + Math.floor((thursdayMs - Date.UTC(year, 0, 1)) / weekMs);
  return { name: `${year}-W${String(number).padStart(2, "0")}`, startMs: mondayMs - offsetMs };
}
