/** Removes what is older than it may be kept. */
import type { Database } from "../../database/database.ts";
import { draftLifetimeMs } from "../drafts.ts";
import { limitLifetimeMs } from "../rate-limits.ts";
import { subjectLifetimeMs } from "../state-store.ts";
import { deliveredWithinMs } from "./inbox.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** How long what was removed at a time that may be wrong is kept. */
const sweptKeptMs = 7 * dayMs;
/** Rows that are removed in one transaction. */
const batchRows = 5_000;

/** Called a file by the port. */
export const sweptPlace = "table swept of the database";

interface Sweep {
  readonly nowMs: number;
  readonly retentionMs: number;
  /** Whether what had been kept for the retention time is kept in `swept`. */
  readonly isKept: boolean;
}

interface Swept {
  readonly removed: number;
  /** Rows that are in `swept` now and were not before. */
  readonly kept: number;
}

const kindsOfRetention = ["languages", "message_subjects", "votes", "questions", "answers"];
/** What a row of the inbox is in `swept`. */
const inboxRow = {
  key: "json_build_array(bot_id, update_id)::text",
  value: "json_build_object('lane', lane, 'text', text, 'begun', begun)::text",
};
const recordRow = { key: "key", value: "value" };

export async function sweep(
  database: Database,
  { nowMs, retentionMs, isKept }: Sweep,
): Promise<Swept> {
  await dropOldSwept(database, nowMs);
  const removeBefore = (table: string, beforeMs: number, row: typeof recordRow | null = null) =>
    removeRows(database, { table, beforeMs, nowMs, row });
  let removed = await removeBefore("subjects", nowMs - subjectLifetimeMs);
  removed += await removeBefore("inbox_seen", nowMs - deliveredWithinMs);
  removed += await removeBefore("limits", nowMs - limitLifetimeMs);
  let kept = 0;
  for (const table of [...kindsOfRetention, "inbox"]) {
    const row = table === "inbox" ? inboxRow : recordRow;
    const ofTable = await removeBefore(table, nowMs - retentionMs, isKept ? row : null);
    removed += ofTable;
    if (isKept) kept += ofTable;
  }
  // Drafts are not kept elsewhere: they stay as long as something else is.
  if (isKept || (await isThereSwept(database))) return { removed, kept };
  const draftMs = Math.min(draftLifetimeMs, retentionMs);
  removed += await removeBefore("drafts", nowMs - draftMs);
  removed += await removeBefore("expectations", nowMs - draftMs);
  return { removed, kept };
}

interface Removing {
  readonly table: string;
  readonly beforeMs: number;
  readonly nowMs: number;
  /** How a row is kept in `swept`; null if it is not. */
  readonly row: typeof recordRow | null;
}

async function removeRows(database: Database, removing: Removing): Promise<number> {
  const { table, beforeMs, nowMs, row } = removing;
  const remove = `delete from ${table} where ctid = any (array(
    select ctid from ${table} where at_ms < $1 order by at_ms limit ${batchRows} for update skip locked))`;
  const keep =
    row === null
      ? `, kept as (select $2::bigint)`
      : `, kept as (insert into swept (kind, key, at_ms, user_id, value, swept_at_ms)
          select '${table}', ${row.key}, at_ms, user_id, ${row.value}, $2 from gone)`;
  const [count] = await database.change((query) =>
    query<{ n: number }>(
      `with gone as (${remove} returning *)${keep} select count(*) as n from gone`,
      [beforeMs, nowMs],
    ),
  );
  const removed = count?.n ?? 0;
  return removed < batchRows ? removed : removed + (await removeRows(database, removing));
}

async function isThereSwept(database: Database): Promise<boolean> {
  return (await database.read("select from swept limit 1")).length > 0;
}

/** What is from the future, as after the clock was set right, counts from now. */
async function dropOldSwept(database: Database, nowMs: number): Promise<void> {
  await database.write([
    {
      text: "update swept set swept_at_ms = $1 where swept_at_ms > $2",
      values: [nowMs, nowMs + dayMs],
    },
    { text: "delete from swept where swept_at_ms < $1", values: [nowMs - sweptKeptMs] },
  ]);
}
