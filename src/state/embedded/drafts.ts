/**
 * Stores each draft as a row in the database and its content in files, and what a person's next message is for.
 */
import {
  type Draft,
  type DraftKey,
  type Drafts,
  type Expectations,
  type ExpectationWrites,
  mostDrafts,
} from "../drafts.ts";
import { type RowKey, type StoredId, storedId } from "../stored-ids.ts";
import {
  draftSchema,
  type StoredDraft,
  type StoredExpectation,
  storedExpectationSchema,
} from "../stored-values.ts";
import type { StateDatabase } from "./database.ts";
import type { DraftFiles } from "./draft-files.ts";
import { createTimedTable, type Row, type TimedTable } from "./timed-table.ts";

export interface EmbeddedDrafts extends Drafts {
  readonly table: TimedTable<StoredDraft>;
  /** Removes the files of deleted drafts. @throws AppError `state.unavailable` */
  tidy(): void;
  /** Like `tidy`, but reports a failure to `onUntidy`; the next call tries again. */
  tidyIfPossible(): void;
}

interface Parts {
  readonly database: StateDatabase;
  readonly files: DraftFiles;
  readonly now: () => number;
  readonly onUntidy: (error: unknown) => void;
}

export function createDrafts({ database, files, now, onUntidy }: Parts): EmbeddedDrafts {
  const table: TimedTable<StoredDraft> = createTimedTable(database, "drafts", draftSchema);
  const get = (key: DraftKey): Draft | null => {
    const row = table.get(keyOf(key));
    return row === null ? null : draftOf(row);
  };
  const put = ({ userId, id, ...value }: Draft): void =>
    table.put({
      key: keyOf({ userId, id }),
      atMs: now(),
      userId: storedId(userId),
      value: storable(value),
    });
  const change = (key: DraftKey, changed: Partial<Draft>): Draft | null =>
    database.write(() => {
      const before = get(key);
      if (before !== null) put({ ...before, ...changed });
      return get(key);
    });
  /** Folders of drafts whose rows are not written yet. */
  const opening = new Set<string>();
  const tidy = (): void =>
    files.keepOnly(new Set([...table.under([]).map(({ key }) => folderOf(key)), ...opening]));
  const ifPossible = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      onUntidy(error);
    }
  };
  const tidyIfPossible = () => ifPossible(tidy);

  const giveWay = (userId: StoredId): readonly Draft[] => {
    // A draft that is being added no longer counts.
    const open = table.under([userId]).filter(({ value }) => value.begunBy === null);
    const oldest = open.toSorted((one, other) => one.atMs - other.atMs);
    const gone = oldest.slice(0, Math.max(0, oldest.length - mostDrafts));
    for (const { key } of gone) table.remove(key);
    return gone.map(draftOf);
  };

  return {
    table,
    tidy,
    tidyIfPossible,
    get: async (key) => get(key),
    async open(draft, content) {
      const folder = folderOf(keyOf(draft));
      opening.add(folder);
      try {
        await files.write(folder, 1, content);
        return database.write(() => {
          put({ ...draft, revision: 1 });
          return giveWay(storedId(draft.userId));
        });
      } finally {
        opening.delete(folder);
        tidyIfPossible();
      }
    },
    content: (draft) => files.read(folderOf(keyOf(draft)), draft.revision),
    change: async (key, changed) => change(key, changed),
    async rewrite(draft, changed, content) {
      const revision = draft.revision + 1;
      const folder = folderOf(keyOf(draft));
      await files.write(folder, revision, content);
      const rewritten = change(draft, { ...changed, revision });
      ifPossible(() => files.keepRevision(folder, revision));
      return rewritten;
    },
    async remove(key) {
      const isThere = table.remove(keyOf(key));
      tidyIfPossible();
      return isThere;
    },
  };
}

function keyOf({ userId, id }: DraftKey): RowKey {
  return [storedId(userId), id];
}

/** The folder of a draft's files. Encoded, because an id may have characters that are special in a path. */
export function folderOf(key: RowKey): string {
  return key.map((part) => encodeURIComponent(part)).join("-");
}

function draftOf({ key: [userId, id], value }: Row<StoredDraft>): Draft {
  return { ...value, userId: String(userId), id: Number(id) };
}

/** The stored type has mutable arrays. */
function storable(value: Omit<Draft, keyof DraftKey>): StoredDraft {
  return value as StoredDraft;
}

export interface EmbeddedExpectations extends Expectations, ExpectationWrites {
  readonly table: TimedTable<StoredExpectation>;
}

export function createExpectations(
  database: StateDatabase,
  now: () => number,
): EmbeddedExpectations {
  const table: TimedTable<StoredExpectation> = createTimedTable(
    database,
    "expectations",
    storedExpectationSchema,
  );
  return {
    table,
    async get(userId) {
      const row = table.get([storedId(userId)]);
      return row === null ? null : { expectation: row.value, sinceMs: row.atMs };
    },
    set: (by, expectation) => {
      const userId = storedId(by.userId);
      const value = { ...expectation, updateId: by.updateId };
      table.put({ key: [userId], atMs: now(), userId, value });
    },
    clear: (by) =>
      database.write(() => {
        const key = [storedId(by.userId)];
        const row = table.get(key);
        if (row !== null && row.value.updateId > by.updateId) return;
        table.remove(key);
      }),
  };
}
