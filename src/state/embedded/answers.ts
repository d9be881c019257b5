import * as v from "valibot";
import type { ChatId } from "../../core/ids.ts";
import type { Answers, AnswerWrites, GivenAnswer, WrittenMessage } from "../state-store.ts";
import type { RowKey, StateDatabase } from "./database.ts";
import { storedId, storedUser } from "./ids.ts";
import { subjectSchema } from "./subjects.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

export interface EmbeddedAnswers extends Answers, AnswerWrites {
  readonly table: TimedTable<GivenAnswer>;
  forgetChat(chatId: ChatId): void;
}

const answerSchema: v.GenericSchema<unknown, GivenAnswer> = v.object({
  text: v.string(),
  messageIds: v.array(v.number()),
  questionId: v.nullable(v.number()),
  otherQuestionIds: v.exactOptional(v.array(v.number())),
  previous: v.nullable(subjectSchema),
  isFinal: v.exactOptional(v.boolean()),
});

export function createAnswers(database: StateDatabase, now: () => number): EmbeddedAnswers {
  const table = createTimedTable(database, "answers", answerSchema);
  return {
    table,
    get: async (message) => table.get(keyOf(message))?.value ?? null,
    set: ({ userId, ...message }, value) =>
      table.put({ key: keyOf(message), atMs: now(), userId: storedUser(userId), value }),
    forgetChat: (chatId) =>
      database.write(() => {
        for (const { key } of table.under([storedId(chatId)])) table.remove(key);
      }),
  };
}

function keyOf({ botId, chatId, messageId }: WrittenMessage): RowKey {
  return [storedId(chatId), messageId, storedId(botId)];
}
