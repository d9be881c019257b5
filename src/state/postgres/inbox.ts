/** Updates until they are answered. An update that is begun is held by one instance of the store (`instance.ts`). */
import { randomUUID } from "node:crypto";
import type { BotId } from "../../core/ids.ts";
import type { Database } from "../../database/database.ts";
import type { Statement } from "../../database/transaction.ts";
import type { Inbox, IncomingUpdate, InboxWrites, OpenedUpdate } from "../state-store.ts";
import type { Gather } from "./conversations.ts";

/** Twice the 24 hours for which Telegram keeps undelivered updates. */
export const deliveredWithinMs = 48 * 60 * 60 * 1000;

/** What was sent and could not be noted would be sent again: a server that restarts, or gives way to another, is waited for. */
const notedWithinMs = 5 * 60 * 1000;

interface Parts {
  readonly database: Database;
  readonly instanceId: string;
  readonly now: () => number;
}

export function createInbox(parts: Parts) {
  const writes = (gather: Gather): InboxWrites => ({
    done: (botId, updateId) => gather(...doneStatements(parts, botId, updateId)),
  });
  return { ofBot: (botId: BotId) => inboxOfBot(parts, botId), writes };
}

const ofUpdate = "bot_id = $1 and update_id = $2";

/** Only for who has the update, or where nobody has it. */
function holding({ instanceId }: Parts, botId: BotId, updateId: number): Statement {
  return { text: "select require_hold($1, $2, $3)", values: [botId, updateId, instanceId] };
}

function doneStatements(parts: Parts, botId: BotId, updateId: number): readonly Statement[] {
  const text = `delete from inbox where ${ofUpdate}`;
  return [holding(parts, botId, updateId), { text, values: [botId, updateId] }];
}

function inboxOfBot(parts: Parts, botId: BotId): Inbox {
  const { database, instanceId, now } = parts;
  const changed = (updateId: number, text: string, ...more: readonly unknown[]) => [
    holding(parts, botId, updateId),
    { text, values: [botId, updateId, ...more] },
  ];
  const change = (updateId: number, text: string) => database.write(changed(updateId, text));
  return {
    botId,
    receive: (updates) => receive(parts, botId, updates),
    async has(updateId) {
      const rows = await database.read(`select from inbox where ${ofUpdate}`, [botId, updateId]);
      return rows.length > 0;
    },
    async mayPoll() {
      const [polling] = await database.read<{ holder: string }>(
        "select holder from polling where bot_id = $1",
        [botId],
      );
      if (polling?.holder === instanceId) return true;
      const claimed = await database.change((query) => query(claimPolling, [botId, instanceId]));
      return claimed.length > 0;
    },
    waiting: () =>
      database.read(
        `select update_id as "updateId", lane, at_ms as "atMs", begun > 0 as "isBegun"
         from inbox where bot_id = $1 and not is_held(holder, leased_until, $2)
         order by update_id`,
        [botId, instanceId],
      ),
    begin: (updateId, leaseMs) =>
      database.change(async (query) => {
        const values = [botId, updateId, instanceId];
        const [[begun], sent, [found]] = await Promise.all([
          query<BegunRow>(beginUpdate, [...values, leaseMs]),
          query<{ result: string }>(
            `select result from inbox_sent where ${ofUpdate} order by number`,
            [botId, updateId],
          ),
          query<{ is_behind: boolean }>(
            `select ${isBehind} as is_behind from inbox where ${ofUpdate}`,
            [botId, updateId],
          ),
        ]);
        if (begun === undefined) return found?.is_behind === true ? "behind" : null;
        const { text, at_ms: atMs, begun: count, is_given_up: isGivenUp } = begun;
        const results = sent.map(({ result }) => result);
        const waitedMs = now() - atMs;
        return { text, waitedMs, begun: count, isGivenUp, sent: results } satisfies OpenedUpdate;
      }),
    leaveLane: (updateId) => change(updateId, `update inbox set in_lane = false where ${ofUpdate}`),
    noteSent: (updateId, result) =>
      database.write(
        changed(
          updateId,
          `insert into inbox_sent (bot_id, update_id, result)
           select bot_id, update_id, $3 from inbox where ${ofUpdate}`,
          result,
        ),
        notedWithinMs,
      ),
    giveUp: (updateId) => change(updateId, `update inbox set is_given_up = true where ${ofUpdate}`),
    putBack: (updateId) =>
      change(
        updateId,
        `update inbox set begun = 0, holder = null, leased_until = null where ${ofUpdate}`,
      ),
    done: (updateId) => database.write(doneStatements(parts, botId, updateId)),
  };
}

const claimPolling = `insert into polling (bot_id, holder) values ($1, $2)
  on conflict (bot_id) do update set holder = excluded.holder
  where not is_held(polling.holder, 'infinity', excluded.holder)
  returning holder`;

interface BegunRow {
  readonly text: string;
  readonly at_ms: number;
  readonly begun: number;
  readonly is_given_up: boolean;
}

const isBehind = `exists (select from inbox as earlier where earlier.bot_id = inbox.bot_id
  and left(earlier.lane, 256) = left(inbox.lane, 256) and earlier.in_lane
  and earlier.update_id < inbox.update_id)`;

/** Of two that begin it at once, the second waits for the first and then finds it held. */
const beginUpdate = `update inbox set begun = begun + 1, holder = $3,
    leased_until = clock_timestamp() + $4 * interval '1 millisecond'
  where ${ofUpdate} and not is_held(holder, leased_until, $3) and not ${isBehind}
  returning text, at_ms, begun, is_given_up`;

const receiveUpdates = `with received (update_id, lane, user_id, text) as (
    select * from unnest($2::bigint[], $3::text[], $4::text[], $5::text[])
  ), fresh as (
    insert into inbox_seen (bot_id, update_id, at_ms, received_by)
    select $1, update_id, $6, $7 from received on conflict do nothing returning update_id
  )
  insert into inbox (bot_id, update_id, lane, user_id, at_ms, text)
  select $1, update_id, lane, user_id, $6, text from received join fresh using (update_id)
  on conflict (bot_id, update_id) do update set at_ms = excluded.at_ms`;

async function receive<Update extends IncomingUpdate>(
  { database, now }: Parts,
  botId: BotId,
  updates: readonly Update[],
): Promise<readonly Update[]> {
  if (updates.length === 0) return [];
  const byId = new Map(updates.toReversed().map((update) => [update.updateId, update]));
  const unique = [...byId.values()].toSorted(
    (one, other) => updates.indexOf(one) - updates.indexOf(other),
  );
  const ids = unique.map(({ updateId }) => updateId);
  // Told by the call, so that what it took in is known even where it is run again.
  const callId = randomUUID();
  const fresh = await database.change(async (query) => {
    const [, rows] = await Promise.all([
      query(receiveUpdates, [
        botId,
        ids,
        unique.map(({ lane }) => lane),
        unique.map(({ userId }) => userId),
        unique.map(({ text }) => text),
        now(),
        callId,
      ]),
      query<{ update_id: number }>(
        `select update_id from inbox_seen
         where bot_id = $1 and update_id = any ($2::bigint[]) and received_by = $3`,
        [botId, ids, callId],
      ),
    ]);
    return new Set(rows.map((row) => row.update_id));
  });
  return unique.filter(({ updateId }) => fresh.has(updateId));
}
