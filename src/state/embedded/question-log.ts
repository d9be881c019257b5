import { noVotes } from "../../core/usage.ts";
import type { UserId } from "../../core/ids.ts";
import type { LoggedQuestion, QuestionLog, QuestionWrites } from "../state-store.ts";
import { answerOf, storedAnswer, storedId, userOf } from "../stored-ids.ts";
import { anonymous, questionSchema, type StoredQuestion } from "../stored-values.ts";
import type { StateDatabase } from "./database.ts";
import type { EmbeddedFeedback } from "./feedback.ts";
import { createTimedTable, type Row, type TimedTable } from "./timed-table.ts";

export interface EmbeddedQuestionLog extends QuestionLog, QuestionWrites {
  readonly table: TimedTable<StoredQuestion>;
  /** Makes the user's questions anonymous, and returns their number. */
  forgetUser(userId: UserId): number;
}

interface Parts {
  readonly database: StateDatabase;
  readonly feedback: EmbeddedFeedback;
  readonly now: () => number;
}

export function createQuestionLog({ database, feedback, now }: Parts): EmbeddedQuestionLog {
  const table = createTimedTable(database, "questions", questionSchema);
  let lastId = 0;
  const loggedOf = ({ key, atMs, userId, value }: Row<StoredQuestion>): LoggedQuestion => {
    const answer = value.answer === null ? null : answerOf(value.answer);
    const votes = answer === null ? noVotes : feedback.countsOf(answer);
    return { ...value, id: Number(key[0]), atMs, userId: userOf(userId), answer, votes };
  };
  async function* newest(limit: number): AsyncGenerator<LoggedQuestion> {
    for (const row of table.newest(limit)) yield loggedOf(row);
  }
  return {
    table,
    newId: async () => (lastId = freeId(table, Math.max(now(), lastId + 1))),
    append: (id, { userId, answer, ...asked }) => {
      const value = { ...asked, answer: answer === null ? null : storedAnswer(answer) };
      table.put({ key: [id], atMs: now(), userId: storedId(userId), value });
    },
    remove: (id) => void table.remove([id]),
    since: async (fromMs) => table.since(fromMs).map(loggedOf),
    newest,
    oldestAtMs: async () => table.oldestAtMs(),
    forgetUser: (userId) =>
      database.write(() => {
        const keys = table.keysOfUser(storedId(userId));
        for (const key of keys) {
          const row = table.get(key);
          // An unreadable row cannot be made anonymous.
          if (row === null) table.remove(key);
          else table.put({ ...row, userId: null, value: anonymous(row.value) });
        }
        return keys.length;
      }),
  };
}

/** The time in milliseconds or the next free number, so that ids ascend even after older ones were swept. */
function freeId(table: TimedTable<StoredQuestion>, lowest: number): number {
  let id = lowest;
  while (table.has([id])) id += 1;
  return id;
}
