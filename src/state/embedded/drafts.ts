/**
 * Drafts: a row for each in the database, and its content as files beside it.
 */
import * as v from "valibot";
import type { DocumentId, Place } from "../../core/domain.ts";
import { type Draft, type DraftKey, type Drafts, mostDrafts } from "../drafts.ts";
import type { RowKey, StateDatabase } from "./database.ts";
import type { DraftFiles } from "./draft-files.ts";
import { type StoredId, storedId } from "./ids.ts";
import { createTimedTable, type Row, type TimedTable } from "./timed-table.ts";

const placeSchema: v.GenericSchema<unknown, Place> = v.object({
  name: v.string(),
  level: v.picklist(["province", "prefecture", "county"]),
  province: v.nullable(v.string()),
  city: v.nullable(v.string()),
  code: v.nullable(v.string()),
  aliases: v.array(v.string()),
});

const documentId = v.pipe(
  v.string(),
  v.transform((id) => id as DocumentId),
);

export const draftSchema = v.object({
  origin: v.picklist(["file", "text", "document"]),
  name: v.string(),
  fields: v.object({
    title: v.nullable(v.string()),
    place: v.nullable(placeSchema),
    source: v.nullable(v.string()),
    authors: v.array(v.string()),
    date: v.nullable(v.string()),
  }),
  warnings: v.array(v.string()),
  replacedId: v.nullable(documentId),
  // Those of earlier versions of the program have none.
  replacedSha256: v.optional(v.nullable(v.string()), null),
  isBeside: v.boolean(),
  placeChoices: v.array(placeSchema),
  partIds: v.array(v.number()),
  begunBy: v.nullable(v.number()),
  revision: v.number(),
});
type StoredDraft = v.InferOutput<typeof draftSchema>;

export interface EmbeddedDrafts extends Drafts {
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

  const giveWay = (userId: StoredId): readonly Draft[] => {
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

/** An id that is no number may hold what means something in a path. */
function folderOf(key: RowKey): string {
  return key.map((part) => encodeURIComponent(part)).join("-");
}

function draftOf({ key: [userId, id], value }: Row<StoredDraft>): Draft {
  return { ...value, userId: String(userId), id: Number(id) };
}

/** JSON has arrays that can be written to. */
function storable(value: Omit<Draft, keyof DraftKey>): StoredDraft {
  return value as StoredDraft;
}
