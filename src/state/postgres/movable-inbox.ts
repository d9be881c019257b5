/** Updates, those that were received, and what sweeps at a doubtful time have removed, as records to be moved. */
import type { Query } from "../../database/database.ts";
import type { StateRecord, WaitingRecord } from "../state-records.ts";
import { type RowKey, storedId } from "../stored-ids.ts";
import { columnsOf, type MovableKind, readPages, recordOf, type TableRow } from "./movable-kind.ts";

interface SeenRow {
  readonly bot_id: string;
  readonly update_id: number;
  readonly at_ms: number;
}

function seenOf({ bot_id, update_id, at_ms: atMs }: SeenRow): StateRecord {
  return { key: [storedId(bot_id), update_id], atMs, userId: null, value: null };
}

/** Values of the columns bot_id and update_id. */
function idsOf(keys: readonly RowKey[]): readonly [readonly string[], readonly number[]] {
  return [keys.map(([botId]) => String(botId)), keys.map(([, updateId]) => Number(updateId))];
}

/** Received by no call of a process that lives. */
const noCall = "00000000-0000-0000-0000-000000000000";

export const seenUpdates: MovableKind = {
  read: (query) =>
    readPages(query, {
      select: "bot_id, update_id, at_ms from inbox_seen as moved",
      toRecord: seenOf,
    }),
  async add(query, records) {
    await query(
      `insert into inbox_seen (bot_id, update_id, at_ms, received_by)
       select bot_id, update_id, at_ms, $4 from unnest($1::text[], $2::bigint[], $3::bigint[])
         as each (bot_id, update_id, at_ms)`,
      [...idsOf(records.map(({ key }) => key)), records.map(({ atMs }) => atMs), noCall],
    );
  },
};

interface WaitingRow extends SeenRow, Pick<WaitingRecord, "lane" | "text" | "begun" | "sent"> {
  readonly user_id: string | null;
  readonly is_given_up: boolean;
  readonly in_lane: boolean;
}

function waitingOf(row: WaitingRow): StateRecord {
  const { lane, text, begun, is_given_up: isGivenUp, in_lane: isInLane, sent } = row;
  const value: WaitingRecord = { lane, text, begun, isGivenUp, isInLane, sent };
  return { ...seenOf(row), userId: row.user_id, value };
}

export const waitingUpdates: MovableKind = {
  read: (query) =>
    readPages(query, {
      select: `bot_id, update_id, at_ms, user_id, lane, text, begun, is_given_up, in_lane, array(
          select result from inbox_sent as sent
          where sent.bot_id = moved.bot_id and sent.update_id = moved.update_id order by number) as sent
        from inbox as moved`,
      toRecord: waitingOf,
    }),
  async add(query, records) {
    await addUpdates(query, records);
    await addJournals(query, records);
  },
};

async function addUpdates(query: Query, records: readonly StateRecord[]): Promise<void> {
  const values = records.map(({ value }) => value as WaitingRecord);
  await query(
    `insert into inbox (bot_id, update_id, at_ms, user_id, lane, text, begun, is_given_up, in_lane)
     select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[],
       $7::integer[], $8::boolean[], $9::boolean[])`,
    [
      ...idsOf(records.map(({ key }) => key)),
      records.map(({ atMs }) => atMs),
      records.map(({ userId }) => userId),
      values.map(({ lane }) => lane),
      values.map(({ text }) => text),
      values.map(({ begun }) => begun),
      values.map(({ isGivenUp }) => isGivenUp),
      values.map(({ isInLane }) => isInLane),
    ],
  );
}

async function addJournals(query: Query, records: readonly StateRecord[]): Promise<void> {
  const sent = records.flatMap(({ key, value }) =>
    (value as WaitingRecord).sent.map((result) => ({ key, result })),
  );
  await query(
    `insert into inbox_sent (bot_id, update_id, result)
     select bot_id, update_id, result from unnest($1::text[], $2::bigint[], $3::text[])
       with ordinality as each (bot_id, update_id, result, n) order by n`,
    [...idsOf(sent.map(({ key }) => key)), sent.map(({ result }) => result)],
  );
}

interface SweptRow extends TableRow {
  readonly kind: string;
  readonly swept_at_ms: number;
}

/** An update's key begins with the bot's id, which is text in this form. */
function sweptOf({ kind, swept_at_ms: sweptAtMs, ...row }: SweptRow): StateRecord {
  const record = recordOf(row);
  const [first = "", ...rest] = record.key;
  const key = kind === "inbox" ? [storedId(String(first)), ...rest] : record.key;
  return { ...record, key: [kind.replaceAll("_", "-"), sweptAtMs, ...key] };
}

export const swept: MovableKind = {
  read: (query) =>
    readPages(query, {
      select: "kind, swept_at_ms, key, at_ms, user_id, value from swept as moved",
      toRecord: sweptOf,
    }),
  async add(query, records) {
    const rows = records.map((record) => {
      const [kind = "", , first = "", ...rest] = record.key;
      return { ...record, key: [kind === "inbox" ? String(first) : first, ...rest] };
    });
    await query(
      `insert into swept (key, at_ms, user_id, value, kind, swept_at_ms)
       select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::bigint[])`,
      [
        ...columnsOf(rows),
        records.map(({ key: [kind] }) => String(kind).replaceAll("-", "_")),
        records.map(({ key: [, sweptAtMs] }) => sweptAtMs),
      ],
    );
  },
};
