import * as v from "valibot";
import type { Language } from "../../core/domain.ts";
import { AppError } from "../../core/errors.ts";
import type { ChatId } from "../../core/ids.ts";
import type { Languages, LanguageWrites } from "../state-store.ts";
import type { StateDatabase } from "./database.ts";
import { storedId, storedUser } from "./ids.ts";
import { createTimedTable, type Row, type TimedTable } from "./timed-table.ts";

/** Age at which a choice in use is renewed: far below any retention time, with few writes. */
const renewAfterMs = 24 * 60 * 60 * 1000;

export interface EmbeddedLanguages extends Languages, LanguageWrites {
  readonly table: TimedTable<Language>;
  migrateChat(fromId: ChatId, toId: ChatId): void;
}

const languageSchema: v.GenericSchema<unknown, Language> = v.picklist(["zh", "en"]);

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
