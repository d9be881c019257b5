import { countVotes } from "../../core/usage.ts";
import type { AnswerKey, Feedback, FeedbackWrites } from "../state-store.ts";
import { answerOf, partsOf, storedAnswer, storedId } from "../stored-ids.ts";
import { reasonOf, type StoredVote, voteSchema } from "../stored-values.ts";
import type { StateDatabase } from "./database.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

export interface EmbeddedFeedback extends Feedback, FeedbackWrites {
  readonly table: TimedTable<StoredVote>;
  countsOf(answer: AnswerKey): ReturnType<typeof countVotes>;
}

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
