import * as v from "valibot";
import type { Subject } from "../../core/domain.ts";
import type { ChatId } from "../../core/ids.ts";
import {
  type Conversation,
  subjectLifetimeMs,
  type Subjects,
  type SubjectWrites,
} from "../state-store.ts";
import type { RowKey, StateDatabase } from "./database.ts";
import { storedId } from "./ids.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

export interface EmbeddedSubjects extends Subjects, SubjectWrites {
  readonly currents: TimedTable<Subject>;
  readonly ofMessages: TimedTable<Subject>;
  migrateChat(fromId: ChatId, toId: ChatId): void;
}

export const subjectSchema: v.GenericSchema<unknown, Subject> = v.object({
  question: v.string(),
  topic: v.string(),
  places: v.array(v.string()),
  shownIds: v.array(v.string()),
  numberedIds: v.exactOptional(v.array(v.string())),
  shownPlaces: v.exactOptional(v.array(v.string())),
  openedId: v.exactOptional(v.string()),
  isElsewhereOffered: v.exactOptional(v.boolean()),
});

export function createSubjects(database: StateDatabase, now: () => number): EmbeddedSubjects {
  const currents = createTimedTable(database, "subjects", subjectSchema);
  const ofMessages = createTimedTable(database, "message-subjects", subjectSchema);
  return {
    currents,
    ofMessages,
    async current(conversation) {
      const row = currents.get(keyOf(conversation));
      return row !== null && now() - row.atMs <= subjectLifetimeMs ? row.value : null;
    },
    setCurrent: (conversation, value) => {
      const userId = storedId(conversation.userId);
      currents.put({ key: keyOf(conversation), atMs: now(), userId, value });
    },
    forget: (conversation) => void currents.remove(keyOf(conversation)),
    ofMessage: async (chatId, messageId) =>
      ofMessages.get([storedId(chatId), messageId])?.value ?? null,
    setOfMessage: ({ chatId, messageId, userId }, value) => {
      const key = [storedId(chatId), messageId];
      ofMessages.put({ key, atMs: now(), userId: storedId(userId), value });
    },
    forgetMessage: (chatId, messageId) => void ofMessages.remove([storedId(chatId), messageId]),
    migrateChat: (fromId, toId) =>
      database.write(() => {
        for (const table of [currents, ofMessages]) {
          for (const { key } of table.under([storedId(fromId)]))
            table.rename(key, [storedId(toId), ...key.slice(1)]);
        }
      }),
  };
}

/** 0 means no thread, because threads are numbered from 1. */
function keyOf({ chatId, threadId, userId }: Conversation): RowKey {
  return [storedId(chatId), threadId ?? 0, storedId(userId)];
}
