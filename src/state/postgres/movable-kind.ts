/** How records of one kind lie in tables of PostgreSQL, and the reading of such tables page by page. */
import type { Query } from "../../database/database.ts";
import type { StateRecord } from "../state-records.ts";
import type { RowKey } from "../stored-ids.ts";

export interface MovableKind {
  /** In batches. */
  read(query: Query): AsyncIterable<readonly StateRecord[]>;
  add(query: Query, records: readonly StateRecord[]): Promise<void>;
}

/** Of a table of records (`records.ts`), and beginning of others. */
export interface TableRow {
  readonly key: string;
  readonly at_ms: number;
  readonly user_id: string | null;
  readonly value: string;
}

export function recordOf({ key, at_ms: atMs, user_id: userId, value }: TableRow): StateRecord {
  // Written by this program alone.
  return { key: JSON.parse(key) as RowKey, atMs, userId, value: JSON.parse(value) as unknown };
}

/** For an array of each of the columns key, at_ms, user_id and value. */
export function columnsOf(records: readonly StateRecord[]): readonly unknown[] {
  return [
    records.map(({ key }) => JSON.stringify(key)),
    records.map(({ atMs }) => atMs),
    records.map(({ userId }) => userId),
    records.map(({ value }) => JSON.stringify(value)),
  ];
}

interface Pages<Row> {
  /** What follows `select`, with the alias `moved` for the table: columns and `from`. */
  readonly select: string;
  readonly toRecord: (row: Row) => StateRecord;
  readonly pageRows?: number;
}

/** By the places of the rows, which do not change while the table is locked. */
export async function* readPages<Row extends object>(
  query: Query,
  { select, toRecord, pageRows = 500 }: Pages<Row>,
): AsyncGenerator<readonly StateRecord[]> {
  type Placed = Row & { readonly place: string };
  for (let after: string | undefined = "(0,0)"; after !== undefined;) {
    const rows: readonly Placed[] = await query<Placed>(
      `select moved.ctid::text as place, ${select} where moved.ctid > $1::tid order by moved.ctid limit $2`,
      [after, pageRows],
    );
    if (rows.length > 0) yield rows.map(toRecord);
    after = rows.at(-1)?.place;
  }
}
