/**
 * What a conversation is about in; the same out, as long as a short question may lean on it.
 * Always holds: the current subject is its asker's in this chat and thread alone, and gone after
 * `subjectLifetimeMs`; that of a sent answer stays for the retention time, for replies to it.
 */
import * as v from "valibot";
import type { Subject } from "../core/domain.ts";
import type { RowKey, StateDatabase } from "./database.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

/**
 * Long enough to read an answer of several excerpts and ask on; short enough that who comes back later and
 * asks something short is not answered about a place from before. A reply to the answer has no such end.
 */
export const subjectLifetimeMs = 15 * 60 * 1000;

export interface Conversation {
  readonly chatId: number;
  readonly threadId: number | null;
  /** The asker. */
  readonly userId: number;
}

/** An answer that the bot sent, and to whom. */
export interface SentAnswer {
  readonly chatId: number;
  readonly messageId: number;
  readonly userId: number;
}

export interface Subjects {
  current(conversation: Conversation): Subject | null;
  setCurrent(conversation: Conversation, subject: Subject): void;
  forget(conversation: Conversation): void;
  ofMessage(chatId: number, messageId: number): Subject | null;
  setOfMessage(answer: SentAnswer, subject: Subject): void;
  forgetMessage(chatId: number, messageId: number): void;
  /** A group that becomes a supergroup gets a new number; what is already there under it stays. */
  migrateChat(fromId: number, toId: number): void;
}

export interface SubjectStore extends Subjects {
  readonly currents: TimedTable<Subject>;
  readonly ofMessages: TimedTable<Subject>;
}

export const subjectSchema: v.GenericSchema<unknown, Subject> = v.object({
  question: v.string(),
  topic: v.string(),
  places: v.array(v.string()),
  shownIds: v.array(v.string()),
});

export function createSubjects(database: StateDatabase, now: () => number): SubjectStore {
  const currents = createTimedTable(database, "subjects", subjectSchema);
  const ofMessages = createTimedTable(database, "message-subjects", subjectSchema);
  return {
    currents,
    ofMessages,
    current: (conversation) => {
      const row = currents.get(keyOf(conversation));
      return row !== null && now() - row.atMs <= subjectLifetimeMs ? row.value : null;
    },
    setCurrent: (conversation, value) => {
      const { userId } = conversation;
      currents.put({ key: keyOf(conversation), atMs: now(), userId, value });
    },
    forget: (conversation) => void currents.remove(keyOf(conversation)),
    ofMessage: (chatId, messageId) => ofMessages.get([chatId, messageId])?.value ?? null,
    setOfMessage: ({ chatId, messageId, userId }, value) =>
      ofMessages.put({ key: [chatId, messageId], atMs: now(), userId, value }),
    forgetMessage: (chatId, messageId) => void ofMessages.remove([chatId, messageId]),
    migrateChat: (fromId, toId) =>
      database.write(() => {
        for (const table of [currents, ofMessages]) {
          for (const { key } of table.under([fromId])) table.rename(key, [toId, ...key.slice(1)]);
        }
      }),
  };
}

/** Telegram numbers threads from 1. */
function keyOf({ chatId, threadId, userId }: Conversation): RowKey {
  return [chatId, threadId ?? 0, userId];
}
