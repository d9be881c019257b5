/**
 * Each question that was asked in; those since a time, or the newest ones, out, with the votes on their answers.
 * Always holds: of a user who is forgotten no text, number, place or answer remains, and the rest still counts.
 */
import * as v from "valibot";
import type { AnswerStatus, Language, RefusalReason } from "../core/domain.ts";
import type { VoteCounts } from "../core/usage.ts";
import { type AnswerKey, answerKeySchema } from "./answer-key.ts";
import type { StateDatabase } from "./database.ts";
import { type Feedback, noVotes } from "./feedback.ts";
import { createTimedTable, type Row, type TimedTable } from "./timed-table.ts";

const chatKinds = ["private", "group", "inline"] as const;
export type ChatKind = (typeof chatKinds)[number];

export interface AskedQuestion {
  readonly text: string;
  /** The asker. */
  readonly userId: number;
  readonly chatKind: ChatKind;
  readonly language: Language;
  readonly status: AnswerStatus;
  readonly reason: RefusalReason | null;
  readonly places: readonly string[];
  readonly tookMs: number;
  readonly passageIds: readonly string[];
  /** Null where no message came of it that could be voted on. */
  readonly answer: AnswerKey | null;
}

/** Text and asker are null once the asker was forgotten. */
export interface LoggedQuestion extends Omit<AskedQuestion, "text" | "userId"> {
  readonly id: number;
  readonly atMs: number;
  readonly text: string | null;
  readonly userId: number | null;
  readonly votes: VoteCounts;
}

export interface QuestionLog {
  /** Returns the question's id. */
  append(question: AskedQuestion): number;
  /** As if it had never been asked. */
  remove(id: number): void;
  /** Oldest first. */
  since(fromMs: number): readonly LoggedQuestion[];
  /** Newest first, at most so many; each is read when it is asked for. */
  newest(limit: number): Iterable<LoggedQuestion>;
  /** Null when nothing is known. */
  oldestAtMs(): number | null;
}

type StoredQuestion = Omit<LoggedQuestion, "id" | "atMs" | "userId" | "votes">;

export interface QuestionLogStore extends QuestionLog {
  readonly table: TimedTable<StoredQuestion>;
  /** Takes out what leads to the asker, and returns of how many questions. */
  forgetUser(userId: number): number;
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
  answer: v.nullable(answerKeySchema),
});

interface Parts {
  readonly database: StateDatabase;
  readonly feedback: Feedback;
  readonly now: () => number;
}

export function createQuestionLog({ database, feedback, now }: Parts): QuestionLogStore {
  const table = createTimedTable(database, "questions", questionSchema);
  let lastId = 0;
  const withVotes = ({ key, atMs, userId, value }: Row<StoredQuestion>): LoggedQuestion => ({
    ...value,
    id: Number(key[0]),
    atMs,
    userId,
    votes: value.answer === null ? noVotes : feedback.counts(value.answer),
  });
  function* newest(limit: number): Generator<LoggedQuestion> {
    for (const row of table.newest(limit)) yield withVotes(row);
  }
  return {
    table,
    append: ({ userId, ...value }) =>
      database.write(() => {
        const atMs = now();
        lastId = freeId(table, Math.max(atMs, lastId + 1));
        table.put({ key: [lastId], atMs, userId, value });
        return lastId;
      }),
    remove: (id) => void table.remove([id]),
    since: (fromMs) => table.since(fromMs).map(withVotes),
    newest,
    oldestAtMs: () => table.oldestAtMs(),
    forgetUser: (userId) =>
      database.write(() => {
        const keys = table.keysOfUser(userId);
        for (const key of keys) {
          const row = table.get(key);
          // What cannot be read cannot be blotted out in part.
          if (row === null) table.remove(key);
          else table.put(anonymous(row));
        }
        return keys.length;
      }),
  };
}

/** The time, or the next number that is free: so ids ascend, also after the older ones were swept. */
function freeId(table: TimedTable<StoredQuestion>, lowest: number): number {
  let id = lowest;
  while (table.has([id])) id += 1;
  return id;
}

/** The answer leads to the asker as well: a private chat has its user's number. */
function anonymous(row: Row<StoredQuestion>): Row<StoredQuestion> {
  return { ...row, userId: null, value: { ...row.value, text: null, places: [], answer: null } };
}
