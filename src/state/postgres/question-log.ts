import { noVotes, type VoteCounts } from "../../core/usage.ts";
import type { Database } from "../../database/database.ts";
import type { AnswerKey, LoggedQuestion, QuestionLog, QuestionWrites } from "../state-store.ts";
import { answerOf, storedAnswer } from "../stored-ids.ts";
import { questionSchema, type StoredQuestion } from "../stored-values.ts";
import type { Gather } from "./conversations.ts";
import { createRecords, type Row } from "./records.ts";

interface Parts {
  readonly database: Database;
  readonly countsOf: (answers: readonly AnswerKey[]) => Promise<readonly VoteCounts[]>;
  readonly now: () => number;
}

/**
 * The time in milliseconds or the next free number, over all processes. It need not be on disk before the question is: what
 * is written later is on disk later.
 */
const takeId = `insert into notes (name, value) values ('question id', $1) on conflict (name) do update
  set value = greatest(notes.value + 1, excluded.value) returning value`;

export function createQuestionLog({ database, countsOf, now }: Parts) {
  const table = createRecords<StoredQuestion>(database, "questions", questionSchema);
  const loggedOf = async (rows: readonly Row<StoredQuestion>[]) => {
    const answers = rows.map(({ value }) => value.answer && answerOf(value.answer));
    const given = answers.filter((answer) => answer !== null);
    const counts = (given.length === 0 ? [] : await countsOf(given)).values();
    return rows.map(({ key, atMs, userId, value }, i): LoggedQuestion => {
      const answer = answers[i] ?? null;
      const votes = answer === null ? noVotes : (counts.next().value ?? noVotes);
      return { ...value, id: Number(key[0]), atMs, userId, answer, votes };
    });
  };
  async function* newest(limit: number): AsyncGenerator<LoggedQuestion> {
    for await (const page of table.newest(limit)) yield* await loggedOf(page);
  }
  const reads: QuestionLog = {
    newId: () =>
      database.change(async (query) => {
        const [, [row]] = await Promise.all([
          query("set local synchronous_commit = off"),
          query<{ value: number }>(takeId, [now()]),
        ]);
        return row?.value ?? now();
      }),
    since: async (fromMs) => loggedOf(await table.since(fromMs)),
    newest,
    oldestAtMs: table.oldestAtMs,
  };
  const writes = (gather: Gather): QuestionWrites => ({
    append: (id, { userId, answer, ...asked }) => {
      const value = { ...asked, answer: answer === null ? null : storedAnswer(answer) };
      gather(table.put({ key: [id], atMs: now(), userId, value }));
    },
    remove: (id) => gather(table.remove([id])),
  });
  return { reads, writes };
}
