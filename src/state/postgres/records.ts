/**
 * A table of records with a key, a time and an optional user, as `../embedded/timed-table.ts` has them. A record that does
 * not match its schema is absent to readers, but is swept and deleted.
 */
import * as v from "valibot";
import type { UserId } from "../../core/ids.ts";
import type { Database, Query } from "../../database/database.ts";
import type { Statement } from "../../database/transaction.ts";
import type { RowKey } from "../stored-ids.ts";

export interface Row<Value> {
  readonly key: RowKey;
  readonly atMs: number;
  /** The user whom the record is about; null if there is none or the user was forgotten. */
  readonly userId: UserId | null;
  readonly value: Value;
}

export interface Records<Value> {
  readonly get: (key: RowKey, query?: Query) => Promise<Row<Value> | null>;
  /** The rows whose key begins with `prefix`. */
  readonly under: (prefix: RowKey, query?: Query) => Promise<readonly Row<Value>[]>;
  /** For each of several prefixes, in their order. */
  readonly underEach: (prefixes: readonly RowKey[]) => Promise<readonly (readonly Row<Value>[])[]>;
  /** Rows at or after `fromMs`, oldest first. */
  readonly since: (fromMs: number) => Promise<readonly Row<Value>[]>;
  /** The readable ones of the last `limit` rows, newest first. Reads a page at a time. */
  readonly newest: (limit: number) => AsyncGenerator<readonly Row<Value>[]>;
  readonly oldestAtMs: () => Promise<number | null>;
  put(row: Row<Value>): Statement;
  readonly remove: (key: RowKey) => Statement;
  readonly removeUnder: (prefix: RowKey) => Statement;
  /** Moves a row to another key; if there is one, that is kept and the other removed. */
  readonly rename: (from: RowKey, to: RowKey) => readonly Statement[];
  /** As `rename`, all rows whose keys begin with `from` to keys that begin with `to` instead. */
  readonly renameUnder: (from: RowKey, to: RowKey) => readonly Statement[];
  /** Keeps others from changing what is under this key until the transaction ends. */
  readonly lock: (key: RowKey) => Statement;
}

interface TableRow {
  readonly key: string;
  readonly at_ms: number;
  readonly user_id: string | null;
  readonly value: string;
}

const pageRows = 500;
const columns = "key, at_ms, user_id, value";

/** @param name of the table */
export function createRecords<Value>(
  database: Database,
  name: string,
  schema: v.GenericSchema<unknown, Value>,
): Records<Value> {
  const parse = (rows: readonly TableRow[]): readonly Row<Value>[] =>
    rows.flatMap(({ key, at_ms: atMs, user_id: userId, value }) => {
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), value);
      return parsed.success ? [{ key: keyOf(key), atMs, userId, value: parsed.output }] : [];
    });
  const select = async (rest: string, values: readonly unknown[], query = database.read) =>
    parse(await query<TableRow>(`select ${columns} from ${name} ${rest}`, values));

  async function* newest(limit: number): AsyncGenerator<readonly Row<Value>[]> {
    let before: readonly [number, string] | null = null;
    for (let left = limit; left > 0; left -= pageRows) {
      const rows: readonly TableRow[] = await database.read<TableRow>(
        `select ${columns} from ${name} ${before === null ? "" : "where (at_ms, key) < ($2, $3)"}
         order by at_ms desc, key desc limit $1`,
        [Math.min(left, pageRows), ...(before ?? [])],
      );
      yield parse(rows);
      const last = rows.at(-1);
      if (last === undefined) return;
      before = [last.at_ms, last.key];
    }
  }

  return {
    get: async (key, query) => (await select("where key = $1", [textOf(key)], query))[0] ?? null,
    under: (prefix, query) =>
      select("where key >= $1 and key < $2 order by key", rangeUnder(prefix), query),
    async underEach(prefixes) {
      const ranges = prefixes.map(rangeUnder);
      const rows = await database.read<TableRow & { n: number }>(
        `select n, ${columns} from unnest($1::text[], $2::text[]) with ordinality as ranges (low, high, n)
         join ${name} on key >= low collate "C" and key < high collate "C"`,
        [ranges.map(([low]) => low), ranges.map(([, high]) => high)],
      );
      return prefixes.map((_, i) => parse(rows.filter(({ n }) => n === i + 1)));
    },
    since: (fromMs) => select("where at_ms >= $1 order by at_ms, key", [fromMs]),
    newest,
    oldestAtMs: async () => {
      const [row] = await database.read<{ at_ms: number | null }>(
        `select min(at_ms) as at_ms from ${name}`,
      );
      return row?.at_ms ?? null;
    },
    put: ({ key, atMs, userId, value }) => ({
      text: `insert into ${name} (${columns}) values ($1, $2, $3, $4) on conflict (key) do update
             set at_ms = excluded.at_ms, user_id = excluded.user_id, value = excluded.value`,
      values: [textOf(key), atMs, userId, JSON.stringify(value)],
    }),
    remove: (key) => ({ text: `delete from ${name} where key = $1`, values: [textOf(key)] }),
    removeUnder: (prefix) => ({
      text: `delete from ${name} where key >= $1 and key < $2`,
      values: rangeUnder(prefix),
    }),
    rename: (from, to) => renaming(name, [textOf(from), `${textOf(from)}\u0001`], textOf(to)),
    renameUnder: (from, to) => renaming(name, rangeUnder(from), startOf(to)),
    lock: (key) => ({
      text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
      values: [`${name} ${textOf(key)}`],
    }),
  };
}

type KeyRange = readonly [start: string, end: string];

/** Rows in the range begin with `to` instead of the range's start afterwards. */
function renaming(name: string, [from, end]: KeyRange, to: string): readonly Statement[] {
  if (from === to) return [];
  const renamed = `$2::text || substr(${name}.key, length($1::text) + 1)`;
  return [
    {
      text: `update ${name} set key = ${renamed} where key >= $1 and key < $3
             and not exists (select from ${name} as other where other.key = ${renamed})`,
      values: [from, to, end],
    },
    { text: `delete from ${name} where key >= $1 and key < $2`, values: [from, end] },
  ];
}

/** A key as JSON: keys that begin with the same parts begin with the same text. */
function textOf(key: RowKey): string {
  return JSON.stringify(key);
}

function keyOf(text: string): RowKey {
  // Written by `textOf` alone.
  return JSON.parse(text) as RowKey;
}

/** What the keys begin with that have more parts than these. */
function startOf(prefix: RowKey): string {
  return textOf(prefix).replace(/\]$/, prefix.length === 0 ? "" : ",");
}

/** Half-open, in the order of bytes. */
function rangeUnder(prefix: RowKey): KeyRange {
  const start = startOf(prefix);
  const last = start.length - 1;
  return [start, start.slice(0, last) + String.fromCharCode(start.charCodeAt(last) + 1)];
}
