import * as v from "valibot";
import type { AnswerStatus, Language, RefusalReason } from "../../core/domain.ts";
import { noVotes } from "../../core/usage.ts";
import type { UserId } from "../../core/ids.ts";
import {
  chatKinds,
  type LoggedQuestion,
  type QuestionLog,
  type QuestionWrites,
} from "../state-store.ts";
import type { StateDatabase } from "./database.ts";
import type { EmbeddedFeedback } from "./feedback.ts";
import {
  answerOf,
  storedAnswer,
  type StoredAnswerKey,
  storedAnswerSchema,
  storedId,
  userOf,
} from "./ids.ts";
import { createTimedTable, type Row, type TimedTable } from "./timed-table.ts";

type StoredQuestion = Omit<LoggedQuestion, "id" | "atMs" | "userId" | "answer" | "votes"> & {
  readonly answer: StoredAnswerKey | null;
};

export interface EmbeddedQuestionLog extends QuestionLog, QuestionWrites {
  readonly table: TimedTable<StoredQuestion>;
  /** Makes the user's questions anonymous, and returns their number. */
  forgetUser(userId: UserId): number;
}

const statuses = ["answered", "related", "none"] satisfies AnswerStatus[];
const reasons = [
  "unknown-place",
  "no-evidence",
  "off-topic",
  "collection",
  "small-talk",
] satisfies RefusalReason[];

const questionSchema: v.GenericSchema<unknown, StoredQuestion> = v.object({
  text: v.nullable(v.string()),
  chatKind: v.picklist(chatKinds),
  language: v.picklist(["zh", "en"] satisfies Language[]),
  status: v.picklist(statuses),
  reason: v.nullable(v.picklist(reasons)),
  places: v.array(v.string()),
  tookMs: v.number(),
  passageIds: v.array(v.string()),
  answer: v.nullable(storedAnswerSchema),
});

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
          else table.put(anonymous(row));
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

/** Removes the answer too, because the id of a private chat is its user's id. */
function anonymous(row: Row<StoredQuestion>): Row<StoredQuestion> {
  return { ...row, userId: null, value: { ...row.value, text: null, places: [], answer: null } };
}
