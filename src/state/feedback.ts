/**
 * Votes on answers in, counts out.
 * Always holds: one vote a person and answer, the latest; a reason goes with a vote against only.
 */
import * as v from "valibot";
import { type VoteCounts, type VoteReason, voteReasons } from "../core/usage.ts";
import { type AnswerKey, answerKeySchema, partsOf } from "./answer-key.ts";
import type { StateDatabase } from "./database.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

/** What a person presses. A reason is asked for after the vote, and so comes with a second one. */
export type Ballot =
  { readonly direction: "up" } | { readonly direction: "down"; readonly reason?: VoteReason };

export interface Vote {
  readonly answer: AnswerKey;
  readonly userId: number;
  readonly direction: "up" | "down";
  readonly reason: VoteReason | null;
  /** When it got its present form. */
  readonly atMs: number;
}

/** Neither: the same was pressed again. Never both. */
export interface VoteOutcome {
  /** This person had not voted on this answer. */
  readonly isFirst: boolean;
  /** This person's earlier vote was a different one, or had another reason. */
  readonly changed: boolean;
}

export interface Feedback {
  vote(answer: AnswerKey, userId: number, ballot: Ballot): VoteOutcome;
  counts(answer: AnswerKey): VoteCounts;
  /** Everybody's votes on an answer that no longer stands. */
  withdraw(answer: AnswerKey): void;
  /** Oldest first. */
  since(fromMs: number): readonly Vote[];
  /** Null when nothing is known. */
  oldestAtMs(): number | null;
}

type StoredVote = Omit<Vote, "atMs">;

export interface FeedbackStore extends Feedback {
  readonly table: TimedTable<StoredVote>;
}

const voteSchema: v.GenericSchema<unknown, StoredVote> = v.object({
  answer: answerKeySchema,
  userId: v.number(),
  direction: v.picklist(["up", "down"]),
  reason: v.nullable(v.picklist(voteReasons)),
});

export function createFeedback(database: StateDatabase, now: () => number): FeedbackStore {
  const table = createTimedTable(database, "votes", voteSchema);
  return {
    table,
    vote: (answer, userId, ballot) =>
      database.write(() => {
        const key = [...partsOf(answer), userId];
        const before = table.get(key)?.value ?? null;
        const { direction } = ballot;
        const reason = reasonOf(ballot, before);
        const isSame = before?.direction === direction && before.reason === reason;
        if (!isSame) {
          table.put({ key, atMs: now(), userId, value: { answer, userId, direction, reason } });
        }
        return { isFirst: before === null, changed: before !== null && !isSame };
      }),
    counts: (answer) => countVotes(table.under(partsOf(answer)).map(({ value }) => value)),
    withdraw: (answer) =>
      database.write(() => {
        for (const { key } of table.under(partsOf(answer))) table.remove(key);
      }),
    since: (fromMs) => table.since(fromMs).map(({ value, atMs }) => ({ ...value, atMs })),
    oldestAtMs: () => table.oldestAtMs(),
  };
}

/** Pressing the same thumb once more takes no reason back. */
function reasonOf(ballot: Ballot, before: StoredVote | null): VoteReason | null {
  if (ballot.direction === "up") return null;
  return ballot.reason ?? before?.reason ?? null;
}

export const noVotes: VoteCounts = countVotes([]);

export function countVotes(votes: readonly Pick<Vote, "direction" | "reason">[]): VoteCounts {
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
