/**
 * A message that somebody wrote in; what the bot answered it with out, so that the answer can follow when the
 * message is edited.
 * Always holds: one answer a message, the latest; the numbers of messages are one bot's own.
 */
import * as v from "valibot";
import type { Subject } from "../core/domain.ts";
import type { RowKey, StateDatabase } from "./database.ts";
import { subjectSchema } from "./subjects.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

export interface WrittenMessage {
  readonly botId: number;
  readonly chatId: number;
  readonly messageId: number;
}

export interface GivenAnswer {
  /** What was answered, as it was written then. */
  readonly text: string;
  /** First to last. */
  readonly messageIds: readonly number[];
  /** In the log of questions; null for what is no question. */
  readonly questionId: number | null;
  /** What was talked about before, for a message that leans on it. */
  readonly previous: Subject | null;
  /** What was made of it does not follow when it is edited. */
  readonly isFinal?: boolean;
}

export interface Answers {
  get(message: WrittenMessage): GivenAnswer | null;
  set(message: WrittenMessage & { readonly userId: number | null }, answer: GivenAnswer): void;
  forgetChat(chatId: number): void;
}

export interface AnswerStore extends Answers {
  readonly table: TimedTable<GivenAnswer>;
}

const answerSchema: v.GenericSchema<unknown, GivenAnswer> = v.object({
  text: v.string(),
  messageIds: v.array(v.number()),
  questionId: v.nullable(v.number()),
  previous: v.nullable(subjectSchema),
  isFinal: v.exactOptional(v.boolean()),
});

export function createAnswers(database: StateDatabase, now: () => number): AnswerStore {
  const table = createTimedTable(database, "answers", answerSchema);
  return {
    table,
    get: (message) => table.get(keyOf(message))?.value ?? null,
    set: ({ userId, ...message }, value) =>
      table.put({ key: keyOf(message), atMs: now(), userId, value }),
    forgetChat: (chatId) =>
      database.write(() => {
        for (const { key } of table.under([chatId])) table.remove(key);
      }),
  };
}

function keyOf({ botId, chatId, messageId }: WrittenMessage): RowKey {
  return [chatId, messageId, botId];
}
