/** Drafts with their contents, and what a person's next message is for. */
import * as v from "valibot";
import { AppError } from "../../core/errors.ts";
import type { UserId } from "../../core/ids.ts";
import type { Database, Query } from "../../database/database.ts";
import {
  type Draft,
  type DraftContent,
  type DraftKey,
  type Drafts,
  type Expectations,
  type ExpectationWrites,
  mostDrafts,
} from "../drafts.ts";
import { type RowKey, storedId } from "../stored-ids.ts";
import {
  draftSchema,
  type StoredDraft,
  type StoredExpectation,
  storedExpectationSchema,
} from "../stored-values.ts";
import type { Gather } from "./conversations.ts";
import { createRecords, type Records, type Row } from "./records.ts";

interface Parts {
  readonly database: Database;
  readonly now: () => number;
}

/** What was sent may have tens of megabytes. */
const contentTimeoutMs = 60_000;

export function createDrafts({ database, now }: Parts): Drafts {
  const table: Records<StoredDraft> = createRecords(database, "drafts", draftSchema);
  const put = async (query: Query, { userId, id, ...value }: Draft): Promise<void> => {
    const row = { key: keyOf({ userId, id }), atMs: now(), userId, value: storable(value) };
    const { text, values } = table.put(row);
    await query(text, values);
  };
  /** The draft as it is, which no other transaction changes until this one ends. */
  const take = async (query: Query, { userId, id }: DraftKey): Promise<Draft | null> => {
    const lock = table.lock([storedId(userId)]);
    const [, row] = await Promise.all([
      query(lock.text, lock.values),
      table.get(keyOf({ userId, id }), query),
    ]);
    return row === null ? null : draftOf(row);
  };
  const remove = async (query: Query, key: RowKey) => {
    const { text, values } = table.remove(key);
    const gone = await query(`${text} returning 1`, values);
    return gone.length > 0;
  };
  const giveWay = async (query: Query, userId: UserId): Promise<readonly Draft[]> => {
    // A draft that is being added no longer counts.
    const rows = await table.under([storedId(userId)], query);
    const open = rows.filter(({ value }) => value.begunBy === null);
    const oldest = open.toSorted((one, other) => one.atMs - other.atMs);
    const gone = oldest.slice(0, Math.max(0, oldest.length - mostDrafts));
    await Promise.all(gone.map(({ key }) => remove(query, key)));
    return gone.map(draftOf);
  };
  return {
    get: async (key) => {
      const row = await table.get(keyOf(key));
      return row === null ? null : draftOf(row);
    },
    open: (draft, content) =>
      database.change(async (query) => {
        await take(query, draft);
        await remove(query, keyOf(draft));
        await put(query, { ...draft, revision: 1 });
        await putContent(query, { key: keyOf(draft), revision: 1 }, content);
        return giveWay(query, draft.userId);
      }, contentTimeoutMs),
    content: (draft) => readContent(database, draft),
    change: (key, changed) =>
      database.change(async (query) => {
        const before = await take(query, key);
        if (before === null) return null;
        const after = { ...before, ...changed };
        await put(query, after);
        return after;
      }),
    rewrite: (draft, changed, content) =>
      database.change(async (query) => {
        const before = await take(query, draft);
        if (before === null) return null;
        const after = { ...before, ...changed, revision: draft.revision + 1 };
        await put(query, after);
        await putContent(query, { key: keyOf(after), revision: after.revision }, content);
        return after;
      }, contentTimeoutMs),
    remove: (key) => database.change((query) => remove(query, keyOf(key))),
  };
}

const contentSchema = v.object({
  body: v.string(),
  uncertain: v.exactOptional(
    v.array(v.object({ page: v.number(), text: v.string(), picture: v.string() })),
  ),
});

interface Revision {
  /** Of the draft's row. */
  readonly key: RowKey;
  readonly revision: number;
}

/** Replaces those of other revisions. */
export async function putContent(query: Query, of: Revision, content: DraftContent): Promise<void> {
  const { original, body, uncertain } = content;
  const key = JSON.stringify(of.key);
  const lines = uncertain?.map((line) => ({
    ...line,
    picture: Buffer.from(line.picture).toString("base64"),
  }));
  const written: v.InferInput<typeof contentSchema> =
    lines === undefined ? { body } : { body, uncertain: lines };
  await Promise.all([
    query("delete from draft_contents where key = $1", [key]),
    query("insert into draft_contents (key, revision, original, content) values ($1, $2, $3, $4)", [
      key,
      of.revision,
      original && Buffer.from(original),
      JSON.stringify(written),
    ]),
  ]);
}

async function readContent(database: Database, draft: Draft): Promise<DraftContent> {
  const [row] = await database.read<ContentRow>(
    "select original, content from draft_contents where key = $1 and revision = $2",
    [JSON.stringify(keyOf(draft)), draft.revision],
  );
  if (row === undefined)
    throw new AppError(
      "state.unavailable",
      "The content of a draft cannot be read: the draft is gone, or was changed meanwhile. Look at the draft again.",
      { revision: draft.revision },
    );
  return contentOf(row);
}

export interface ContentRow {
  readonly original: Buffer | null;
  readonly content: string;
}

export function contentOf({ original, content }: ContentRow): DraftContent {
  const { body, uncertain } = v.parse(v.pipe(v.string(), v.parseJson(), contentSchema), content);
  if (uncertain === undefined) return { original, body };
  const lines = uncertain.map((line) => ({
    ...line,
    picture: Buffer.from(line.picture, "base64"),
  }));
  return { original, body, uncertain: lines };
}

function keyOf({ userId, id }: DraftKey): RowKey {
  return [storedId(userId), id];
}

function draftOf({ key: [userId, id], value }: Row<StoredDraft>): Draft {
  return { ...value, userId: String(userId), id: Number(id) };
}

/** The stored type has mutable arrays. */
function storable(value: Omit<Draft, keyof DraftKey>): StoredDraft {
  return value as StoredDraft;
}

export function createExpectations({ database, now }: Parts) {
  const table: Records<StoredExpectation> = createRecords(
    database,
    "expectations",
    storedExpectationSchema,
  );
  const reads: Expectations = {
    async get(userId) {
      const row = await table.get([storedId(userId)]);
      return row === null ? null : { expectation: row.value, sinceMs: row.atMs };
    },
  };
  const writes = (gather: Gather): ExpectationWrites => ({
    set: ({ userId, updateId }, expectation) => {
      const value = { ...expectation, updateId };
      gather(table.put({ key: [storedId(userId)], atMs: now(), userId, value }));
    },
    clear: ({ userId, updateId }) => {
      const { text, values = [] } = table.remove([storedId(userId)]);
      const isEarlier = "coalesce((value::json ->> 'updateId')::bigint, 0) <= $2";
      gather({ text: `${text} and ${isEarlier}`, values: [...values, updateId] });
    },
  });
  return { reads, writes };
}
