/**
 * Documents that somebody may add, or correct, in; kept until that is done or given up out.
 * Always holds: a draft is its owner's alone; nobody has more than `mostDrafts`, and the one that was not touched for
 * longest gives way; what is not touched for `draftLifetimeMs`, or the retention time, is swept.
 */
import type { RowKey, StateDatabase } from "./database.ts";
import type { DraftContent, DraftFiles } from "./draft-files.ts";
import {
  type Draft,
  type DraftKey,
  draftOf,
  keyOf,
  storable,
  type StoredDraft,
  storedSchema,
} from "./draft.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

/** As many as an album has files. */
export const mostDrafts = 10;
/** Over a week-end, and a holiday's week. */
export const draftLifetimeMs = 10 * 24 * 60 * 60 * 1000;

export type DraftChange = Partial<Omit<Draft, keyof DraftKey | "revision" | "origin">>;

export interface Drafts {
  /** Gives what gave way to it. One of the same key is begun anew. */
  open(draft: Omit<Draft, "revision">, content: DraftContent): Promise<readonly Draft[]>;
  get(key: DraftKey): Draft | null;
  content(draft: Draft): Promise<DraftContent>;
  /** Null for one that is there no more. */
  change(key: DraftKey, change: DraftChange): Draft | null;
  rewrite(draft: Draft, change: DraftChange, content: DraftContent): Promise<Draft | null>;
  /** False for one that was there no more. */
  remove(key: DraftKey): boolean;
}

export interface DraftStore extends Drafts {
  readonly table: TimedTable<StoredDraft>;
  /** Removes the files of drafts that are no more. @throws AppError `state.unavailable` */
  tidy(): void;
  /** As `tidy`, in passing: what cannot be removed now is told, and tried again the next time. */
  tidyIfPossible(): void;
}

interface Parts {
  readonly database: StateDatabase;
  readonly files: DraftFiles;
  readonly now: () => number;
  readonly onUntidy: (error: unknown) => void;
}

export function createDrafts({ database, files, now, onUntidy }: Parts): DraftStore {
  const table: TimedTable<StoredDraft> = createTimedTable(database, "drafts", storedSchema);
  const get = (key: DraftKey): Draft | null => {
    const row = table.get(keyOf(key));
    return row === null ? null : draftOf(row);
  };
  const put = ({ userId, id, ...value }: Draft): void =>
    table.put({ key: keyOf({ userId, id }), atMs: now(), userId, value: storable(value) });
  /** Folders of drafts whose rows are still to be written. */
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

  const giveWay = (userId: number): readonly Draft[] => {
    // What is being added is nobody's draft any more.
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
    get,
    async open(draft, content) {
      const folder = folderOf(keyOf(draft));
      opening.add(folder);
      try {
        await files.write(folder, 1, content);
        return database.write(() => {
          put({ ...draft, revision: 1 });
          return giveWay(draft.userId);
        });
      } finally {
        opening.delete(folder);
        tidyIfPossible();
      }
    },
    content: (draft) => files.read(folderOf(keyOf(draft)), draft.revision),
    change: (key, change) =>
      database.write(() => {
        const before = get(key);
        if (before !== null) put({ ...before, ...change });
        return get(key);
      }),
    async rewrite(draft, change, content) {
      const revision = draft.revision + 1;
      const folder = folderOf(keyOf(draft));
      await files.write(folder, revision, content);
      const changed = database.write(() => {
        const before = get(draft);
        if (before !== null) put({ ...before, ...change, revision });
        return get(draft);
      });
      ifPossible(() => files.keepRevision(folder, revision));
      return changed;
    },
    remove(key) {
      const isThere = table.remove(keyOf(key));
      tidyIfPossible();
      return isThere;
    },
  };
}

function folderOf(key: RowKey): string {
  return key.join("-");
}
