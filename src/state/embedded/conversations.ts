/**
 * Stores what is remembered of a conversation: its subjects, the answers given and the language chosen.
 */
import type { Language, Subject } from "../../core/domain.ts";
import { AppError } from "../../core/errors.ts";
import type { ChatId } from "../../core/ids.ts";
import {
  type Answers,
  type AnswerWrites,
  type GivenAnswer,
  type Languages,
  type LanguageWrites,
  subjectLifetimeMs,
  type Subjects,
  type SubjectWrites,
} from "../state-store.ts";
import { conversationKey, messageKey, storedId, storedUser } from "../stored-ids.ts";
import { answerSchema, languageSchema, subjectSchema } from "../stored-values.ts";
import type { StateDatabase } from "./database.ts";
import { createTimedTable, type Row, type TimedTable } from "./timed-table.ts";

export interface EmbeddedSubjects extends Subjects, SubjectWrites {
  readonly currents: TimedTable<Subject>;
  readonly ofMessages: TimedTable<Subject>;
  migrateChat(fromId: ChatId, toId: ChatId): void;
}

export function createSubjects(database: StateDatabase, now: () => number): EmbeddedSubjects {
  const currents = createTimedTable(database, "subjects", subjectSchema);
  const ofMessages = createTimedTable(database, "message-subjects", subjectSchema);
  return {
    currents,
    ofMessages,
    async current(conversation) {
      const row = currents.get(conversationKey(conversation));
      return row !== null && now() - row.atMs <= subjectLifetimeMs ? row.value : null;
    },
    setCurrent: (conversation, value) => {
      const userId = storedId(conversation.userId);
      currents.put({ key: conversationKey(conversation), atMs: now(), userId, value });
    },
    forget: (conversation) => void currents.remove(conversationKey(conversation)),
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

export interface EmbeddedAnswers extends Answers, AnswerWrites {
  readonly table: TimedTable<GivenAnswer>;
  forgetChat(chatId: ChatId): void;
}

export function createAnswers(database: StateDatabase, now: () => number): EmbeddedAnswers {
  const table = createTimedTable(database, "answers", answerSchema);
  return {
    table,
    get: async (message) => table.get(messageKey(message))?.value ?? null,
    set: ({ userId, ...message }, value) =>
      table.put({ key: messageKey(message), atMs: now(), userId: storedUser(userId), value }),
    forgetChat: (chatId) =>
      database.write(() => {
        for (const { key } of table.under([storedId(chatId)])) table.remove(key);
      }),
  };
}

/** Age at which a choice in use is renewed: far below any retention time, with few writes. */
const renewAfterMs = 24 * 60 * 60 * 1000;

export interface EmbeddedLanguages extends Languages, LanguageWrites {
  readonly table: TimedTable<Language>;
  migrateChat(fromId: ChatId, toId: ChatId): void;
}

export function createLanguages(database: StateDatabase, now: () => number): EmbeddedLanguages {
  const table = createTimedTable(database, "languages", languageSchema);
  const renew = (row: Row<Language>) => {
    try {
      table.put({ ...row, atMs: now() });
    } catch (error) {
      // The choice is valid even if it cannot be renewed: on a full disk the bot still answers.
      if (!(error instanceof AppError)) throw error;
    }
  };
  return {
    table,
    async get(chatId) {
      const row = table.get([storedId(chatId)]);
      if (row === null) return null;
      if (now() - row.atMs > renewAfterMs) renew(row);
      return row.value;
    },
    set: ({ chatId, userId }, value) =>
      table.put({ key: [storedId(chatId)], atMs: now(), userId: storedUser(userId), value }),
    clear: (chatId) => void table.remove([storedId(chatId)]),
    migrateChat: (fromId, toId) => table.rename([storedId(fromId)], [storedId(toId)]),
  };
}
