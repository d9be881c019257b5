/**
 * The records of the form in PostgreSQL, to be moved. They are read and written in one transaction, which has locked
 * `movableTables`.
 */
import type { Query } from "../../database/database.ts";
import {
  plainKinds,
  type RecordKind,
  type StateRecord,
  type StateRecords,
} from "../state-records.ts";
import { contentOf, type ContentRow, putContent } from "./drafts.ts";
import { seenUpdates, swept, waitingUpdates } from "./movable-inbox.ts";
import { columnsOf, type MovableKind, readPages, recordOf, type TableRow } from "./movable-kind.ts";

/** Those with records, and others that whoever uses the state writes into. */
export const movableTables: readonly string[] = [
  ...plainKinds.map(tableOf),
  "drafts",
  "draft_contents",
  "inbox",
  "inbox_sent",
  "inbox_seen",
  "swept",
  "notes",
  "instances",
];

export function createMovableRecords(query: Query): StateRecords {
  return {
    read: (kind) => formOf(kind).read(query),
    add: (kind, records) => formOf(kind).add(query, records),
  };
}

function formOf(kind: RecordKind): MovableKind {
  switch (kind) {
    case "drafts":
      return drafts;
    case "questions":
      return questions;
    case "inbox":
      return waitingUpdates;
    case "inbox-seen":
      return seenUpdates;
    case "swept":
      return swept;
    default:
      return plain(kind);
  }
}

function tableOf(kind: string): string {
  return kind.replaceAll("-", "_");
}

function plain(kind: RecordKind): MovableKind {
  const table = tableOf(kind);
  return {
    read: (query) =>
      readPages(query, {
        select: `key, at_ms, user_id, value from ${table} as moved`,
        toRecord: recordOf,
      }),
    async add(query, records) {
      await query(
        `insert into ${table} (key, at_ms, user_id, value)
         select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[])`,
        columnsOf(records),
      );
    },
  };
}

const questions: MovableKind = {
  ...plain("questions"),
  async add(query, records) {
    await plain("questions").add(query, records);
    // New ones get ids above all that there are.
    await query(
      `insert into notes (name, value) values ('question id', $1)
       on conflict (name) do update set value = greatest(notes.value, excluded.value)`,
      [Math.max(0, ...records.map(({ key }) => Number(key[0])))],
    );
  },
};

const drafts: MovableKind = {
  read: (query) =>
    readPages(query, {
      select: `key, at_ms, user_id, value, original, content
        from drafts as moved left join draft_contents using (key)`,
      toRecord: draftOf,
      // One has megabytes.
      pageRows: 1,
    }),
  async add(query, records) {
    await plain("drafts").add(query, records);
    for (const { key, value, content } of records) {
      const { revision } = value as { readonly revision: number };
      if (content !== undefined) await putContent(query, { key, revision }, content);
    }
  },
};

type DraftRow = TableRow & (ContentRow | { readonly original: null; readonly content: null });

function draftOf({ original, content, ...row }: DraftRow): StateRecord {
  const record = recordOf(row);
  return content === null ? record : { ...record, content: contentOf({ original, content }) };
}
