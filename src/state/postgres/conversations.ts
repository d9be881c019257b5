/** What is remembered of a conversation: its subjects, the answers given and the language chosen. */
import type { Language, Subject } from "../../core/domain.ts";
import { AppError } from "../../core/errors.ts";
import type { ChatId } from "../../core/ids.ts";
import type { Database } from "../../database/database.ts";
import type { Statement } from "../../database/transaction.ts";
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
import { conversationKey, messageKey, storedId } from "../stored-ids.ts";
import { answerSchema, languageSchema, subjectSchema } from "../stored-values.ts";
import { createRecords, type Row } from "./records.ts";

/** Takes what is to be written, in order. */
export type Gather = (...statements: readonly Statement[]) => void;

interface Parts {
  readonly database: Database;
  readonly now: () => number;
}

export function createSubjects({ database, now }: Parts) {
  const currents = createRecords<Subject>(database, "subjects", subjectSchema);
  const ofMessages = createRecords<Subject>(database, "message_subjects", subjectSchema);
  const reads: Subjects = {
    async current(conversation) {
      const row = await currents.get(conversationKey(conversation));
      return row !== null && now() - row.atMs <= subjectLifetimeMs ? row.value : null;
    },
    ofMessage: async (chatId, messageId) =>
      (await ofMessages.get([storedId(chatId), messageId]))?.value ?? null,
  };
  const writes = (gather: Gather): SubjectWrites => ({
    setCurrent: (conversation, value) => {
      const key = conversationKey(conversation);
      gather(currents.put({ key, atMs: now(), userId: conversation.userId, value }));
    },
    forget: (conversation) => gather(currents.remove(conversationKey(conversation))),
    setOfMessage: ({ chatId, messageId, userId }, value) =>
      gather(ofMessages.put({ key: [storedId(chatId), messageId], atMs: now(), userId, value })),
    forgetMessage: (chatId, messageId) => gather(ofMessages.remove([storedId(chatId), messageId])),
  });
  const migrateChat = (fromId: ChatId, toId: ChatId): readonly Statement[] =>
    [currents, ofMessages].flatMap((table) =>
      table.renameUnder([storedId(fromId)], [storedId(toId)]),
    );
  return { reads, writes, migrateChat };
}

export function createAnswers({ database, now }: Parts) {
  const table = createRecords<GivenAnswer>(database, "answers", answerSchema);
  const reads: Answers = {
    get: async (message) => (await table.get(messageKey(message)))?.value ?? null,
  };
  const writes = (gather: Gather): AnswerWrites => ({
    set: ({ userId, ...message }, value) =>
      gather(table.put({ key: messageKey(message), atMs: now(), userId, value })),
  });
  const forgetChat = (chatId: ChatId): Statement => table.removeUnder([storedId(chatId)]);
  return { reads, writes, forgetChat };
}

/** Age at which a choice in use is renewed: far below any retention time, with few writes. */
const renewAfterMs = 24 * 60 * 60 * 1000;

export function createLanguages({ database, now }: Parts) {
  const table = createRecords<Language>(database, "languages", languageSchema);
  const renew = async (row: Row<Language>): Promise<void> => {
    try {
      await database.write([table.put({ ...row, atMs: now() })]);
    } catch (error) {
      // The choice is valid even if it cannot be renewed.
      if (!(error instanceof AppError)) throw error;
    }
  };
  const reads: Languages = {
    async get(chatId) {
      const row = await table.get([storedId(chatId)]);
      if (row === null) return null;
      if (now() - row.atMs > renewAfterMs) await renew(row);
      return row.value;
    },
  };
  const writes = (gather: Gather): LanguageWrites => ({
    set: ({ chatId, userId }, value) =>
      gather(table.put({ key: [storedId(chatId)], atMs: now(), userId, value })),
    clear: (chatId) => gather(table.remove([storedId(chatId)])),
  });
  const migrateChat = (fromId: ChatId, toId: ChatId): readonly Statement[] =>
    table.rename([storedId(fromId)], [storedId(toId)]);
  return { reads, writes, migrateChat };
}
