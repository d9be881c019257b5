/**
 * How the bot is used, as types: what those who look after the documents are told of it. Nothing here computes anything.
 */

/** How the bot was used in one week, of Chinese time. */
export interface WeekStatistics {
  /** As ISO 8601 names it: `2022-W05`. */
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

/** What may be said with a vote against an answer. */
export const voteReasons = ["wrong-place", "not-asked", "nothing-new"] as const;
export type VoteReason = (typeof voteReasons)[number];

export interface VoteCounts {
  readonly up: number;
  readonly down: number;
  /** Of the votes down; those without a reason are in none. */
  readonly reasons: Readonly<Record<VoteReason, number>>;
}

/** A question that was not answered, or voted down, with those like it. */
export interface Gap {
  /** As it was last asked. */
  readonly wording: string;
  readonly questionCount: number;
  readonly votes: VoteCounts;
  readonly newestAtMs: number;
}
