/**
 * Logged questions and votes in, their numbers for each week out.
 * Always holds: latest week first, without a gap, from the running one back to the first of which anything
 * is known; each question and vote counts once, in the week in which it was asked or given.
 */
import type { WeekStatistics } from "../core/usage.ts";
import type { Vote } from "./feedback.ts";
import { isoWeekOf, weekMs } from "./iso-week.ts";
import type { LoggedQuestion } from "./question-log.ts";

type CountedQuestion = Pick<LoggedQuestion, "atMs" | "status" | "tookMs">;
type CountedVote = Pick<Vote, "atMs" | "direction">;

interface Records<Kind> {
  since(fromMs: number): readonly Kind[];
  oldestAtMs(): number | null;
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

export function weeklyStatistics(sources: Sources, span: Span): readonly WeekStatistics[] {
  const { questions, feedback } = sources;
  const starts = weekStarts([questions.oldestAtMs(), feedback.oldestAtMs()], span);
  const firstMs = Math.min(...starts);
  const questionsOf = byWeek(questions.since(firstMs));
  const votesOf = byWeek(feedback.since(firstMs));
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
