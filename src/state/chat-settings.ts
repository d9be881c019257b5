/**
 * The language that somebody chose for a chat in, the same out: for a private chat, which has the number of
 * its user, or for a group.
 * Always holds: a choice stays as long as it is used; one that nobody used for the retention time is swept.
 */
import * as v from "valibot";
import type { Language } from "../core/domain.ts";
import { AppError } from "../core/errors.ts";
import type { StateDatabase } from "./database.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

/** How old a choice in use gets before it is renewed: far below any retention time, and few writes. */
const renewAfterMs = 24 * 60 * 60 * 1000;

export interface ChatLanguages {
  get(chatId: number): Language | null;
  set(chatId: number, language: Language): void;
  clear(chatId: number): boolean;
  /** What the new chat has already chosen stays. */
  migrateChat(fromId: number, toId: number): void;
}

export interface ChatLanguageStore extends ChatLanguages {
  readonly table: TimedTable<Language>;
}

const languageSchema: v.GenericSchema<unknown, Language> = v.picklist(["zh", "en"]);

export function createChatLanguages(database: StateDatabase, now: () => number): ChatLanguageStore {
  const table = createTimedTable(database, "languages", languageSchema);
  const set = (chatId: number, language: Language) =>
    table.put({ key: [chatId], atMs: now(), userId: userOf(chatId), value: language });
  const renew = (chatId: number, language: Language) => {
    try {
      set(chatId, language);
    } catch (error) {
      // What can be read is worth more than its date: on a full disk the bot still answers.
      if (!(error instanceof AppError)) throw error;
    }
  };
  return {
    table,
    get: (chatId) => {
      const row = table.get([chatId]);
      if (row === null) return null;
      if (now() - row.atMs > renewAfterMs) renew(chatId, row.value);
      return row.value;
    },
    set,
    clear: (chatId) => table.remove([chatId]),
    migrateChat: (fromId, toId) => table.rename([fromId], [toId]),
  };
}

/** Users' numbers, and so those of private chats, are above 0; those of groups below. */
function userOf(chatId: number): number | null {
  return chatId > 0 ? chatId : null;
}
