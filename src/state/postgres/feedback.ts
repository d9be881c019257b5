import { countVotes, type VoteCounts } from "../../core/usage.ts";
import type { Database } from "../../database/database.ts";
import type { AnswerKey, Feedback, FeedbackWrites } from "../state-store.ts";
import { answerOf, partsOf, storedAnswer, storedId } from "../stored-ids.ts";
import { reasonOf, voteSchema } from "../stored-values.ts";
import type { Gather } from "./conversations.ts";
import { createRecords } from "./records.ts";

interface Parts {
  readonly database: Database;
  readonly now: () => number;
}

export function createFeedback({ database, now }: Parts) {
  const table = createRecords(database, "votes", voteSchema);
  const reads: Feedback = {
    counts: async (answer) =>
      countVotes((await table.under(partsOf(answer))).map(({ value }) => value)),
    vote: (answerKey, voter, ballot) =>
      database.change(async (query) => {
        const answer = storedAnswer(answerKey);
        const userId = storedId(voter);
        const key = [...partsOf(answerKey), userId];
        const lock = table.lock(key);
        const [, row] = await Promise.all([query(lock.text, lock.values), table.get(key, query)]);
        const before = row?.value ?? null;
        const { direction } = ballot;
        const reason = reasonOf(ballot, before);
        const isSame = before?.direction === direction && before.reason === reason;
        if (!isSame) {
          const value = { answer, userId, direction, reason };
          const put = table.put({ key, atMs: now(), userId: voter, value });
          await query(put.text, put.values);
        }
        return { isFirst: before === null, changed: before !== null && !isSame };
      }),
    since: async (fromMs) =>
      (await table.since(fromMs)).map(({ value: { answer, userId, direction, reason }, atMs }) => {
        return { answer: answerOf(answer), userId: String(userId), direction, reason, atMs };
      }),
    oldestAtMs: table.oldestAtMs,
  };
  const writes = (gather: Gather): FeedbackWrites => ({
    withdraw: (answer) => gather(table.removeUnder(partsOf(answer))),
  });
  /** For each of the answers, in their order. */
  const countsOf = async (answers: readonly AnswerKey[]): Promise<readonly VoteCounts[]> => {
    const votes = await table.underEach(answers.map(partsOf));
    return votes.map((rows) => countVotes(rows.map(({ value }) => value)));
  };
  return { reads, writes, countsOf };
}
