/**
 * Types for the usage reports to administrators, and the counting of votes.
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

interface CountedVote {
  readonly direction: "up" | "down";
  readonly reason: VoteReason | null;
}

export const noVotes: VoteCounts = countVotes([]);

export function countVotes(votes: readonly CountedVote[]): VoteCounts {
  const reasons: Record<VoteReason, number> = {
    "wrong-place": 0,
    "not-asked": 0,
    "nothing-new": 0,
  };
  let up = 0;
  for (const { direction, reason } of votes) {
    if (direction === "up") up += 1;
    if (reason !== null) reasons[reason] += 1;
  }
  return { up, down: votes.length - up, reasons };
}

export function addVotes(a: VoteCounts, b: VoteCounts): VoteCounts {
  const sum = (reason: VoteReason) => a.reasons[reason] + b.reasons[reason];
  return {
    up: a.up + b.up,
    down: a.down + b.down,
    reasons: {
      "wrong-place": sum("wrong-place"),
      "not-asked": sum("not-asked"),
      "nothing-new": sum("nothing-new"),
    },
  };
}
