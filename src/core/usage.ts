/**
 * Types for the usage reports to administrators.
 */

/** Usage in one week, in Chinese time (UTC+8). */
export interface WeekStatistics {
  /** ISO 8601 week: `2022-W05`. */
  readonly week: string;
  readonly questions: number;
  readonly answered: number;
  readonly related: number;
  readonly refused: number;
  /** Null in a week without questions. */
  readonly medianTookMs: number | null;
  readonly upVotes: number;
  readonly downVotes: number;
}

/** Reasons that a user can give with a down vote. */
export const voteReasons = ["wrong-place", "not-asked", "nothing-new"] as const;
export type VoteReason = (typeof voteReasons)[number];

export interface VoteCounts {
  readonly up: number;
  readonly down: number;
  /** Down votes by reason; those without a reason are not included. */
  readonly reasons: Readonly<Record<VoteReason, number>>;
}

/** A group of similar questions that were not answered or were voted down. */
export interface Gap {
  /** Text of the newest question. */
  readonly wording: string;
  readonly questionCount: number;
  readonly votes: VoteCounts;
  readonly newestAtMs: number;
}
