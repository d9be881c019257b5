import * as v from "valibot";
import { countVotes, type VoteReason, voteReasons } from "../../core/usage.ts";
import type { AnswerKey, Ballot, Feedback, FeedbackWrites } from "../state-store.ts";
import type { StateDatabase } from "./database.ts";
import {
  answerOf,
  partsOf,
  storedAnswer,
  type StoredAnswerKey,
  storedAnswerSchema,
  type StoredId,
  storedId,
  storedIdSchema,
} from "./ids.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

interface StoredVote {
  readonly answer: StoredAnswerKey;
  readonly userId: StoredId;
  readonly direction: "up" | "down";
  readonly reason: VoteReason | null;
}

export interface EmbeddedFeedback extends Feedback, FeedbackWrites {
  readonly table: TimedTable<StoredVote>;
  countsOf(answer: AnswerKey): ReturnType<typeof countVotes>;
}

const voteSchema: v.GenericSchema<unknown, StoredVote> = v.object({
  answer: storedAnswerSchema,
  userId: storedIdSchema,
  direction: v.picklist(["up", "down"]),
  reason: v.nullable(v.picklist(voteReasons)),
});

export function createFeedback(database: StateDatabase, now: () => number): EmbeddedFeedback {
  const table = createTimedTable(database, "votes", voteSchema);
  const countsOf = (answer: AnswerKey) =>
    countVotes(table.under(partsOf(answer)).map(({ value }) => value));
  return {
    table,
    countsOf,
    counts: async (answer) => countsOf(answer),
    vote: async (answerKey, voter, ballot) =>
      database.write(() => {
        const answer = storedAnswer(answerKey);
        const userId = storedId(voter);
        const key = [...partsOf(answerKey), userId];
        const before = table.get(key)?.value ?? null;
        const { direction } = ballot;
        const reason = reasonOf(ballot, before);
        const isSame = before?.direction === direction && before.reason === reason;
        if (!isSame) {
          table.put({ key, atMs: now(), userId, value: { answer, userId, direction, reason } });
        }
        return { isFirst: before === null, changed: before !== null && !isSame };
      }),
    withdraw: (answer) =>
      database.write(() => {
        for (const { key } of table.under(partsOf(answer))) table.remove(key);
      }),
    since: async (fromMs) =>
      table.since(fromMs).map(({ value: { answer, userId, direction, reason }, atMs }) => {
        return { answer: answerOf(answer), userId: String(userId), direction, reason, atMs };
      }),
    oldestAtMs: async () => table.oldestAtMs(),
  };
}

/** Pressing thumbs down again keeps the reason. */
function reasonOf(ballot: Ballot, before: StoredVote | null): VoteReason | null {
  if (ballot.direction === "up") return null;
  return ballot.reason ?? before?.reason ?? null;
}
