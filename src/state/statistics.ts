/**
 * Logged questions and votes in, their numbers for each week out.
 * Always holds: latest week first, weeks without either left out; each question and vote counts once, in the
 * week in which it was asked or given.
 */
import type { Vote } from "./feedback.ts";
import { isoWeekOf, type IsoWeek } from "./iso-week.ts";
import type { LoggedQuestion } from "./question-log.ts";

export interface WeekStatistics {
  readonly week: IsoWeek;
  readonly questions: number;
  readonly answered: number;
  readonly related: number;
  readonly refused: number;
  /** Null in a week of votes alone. */
  readonly medianTookMs: number | null;
  readonly upVotes: number;
  readonly downVotes: number;
}

type CountedQuestion = Pick<LoggedQuestion, "atMs" | "status" | "tookMs">;
type CountedVote = Pick<Vote, "atMs" | "direction">;

export function weeklyStatistics(
  questions: readonly CountedQuestion[],
  votes: readonly CountedVote[],
): readonly WeekStatistics[] {
  const startOf = ({ atMs }: { readonly atMs: number }) => isoWeekOf(atMs).startMs;
  const starts = new Set([...questions, ...votes].map(startOf));
  return [...starts]
    .toSorted((a, b) => b - a)
    .map((startMs) => ({
      week: isoWeekOf(startMs),
      ...countQuestions(questions.filter((question) => startOf(question) === startMs)),
      ...countVotes(votes.filter((vote) => startOf(vote) === startMs)),
    }));
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
