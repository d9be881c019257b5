/**
 * Stores updates until they are answered. Leases are not stored: the process with the folder's lock holds all of them.
 * Which updates are in a lane is stored apart, in the order of their numbers, so that the first is found without reading
 * the others.
 */
import * as v from "valibot";
import type { BotId } from "../../core/ids.ts";
import type { Inbox, IncomingUpdate, InboxWrites } from "../state-store.ts";
import type { StateDatabase } from "./database.ts";
import { type RowKey, type StoredId, storedId, storedUser } from "../stored-ids.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

/** Twice the 24 hours for which Telegram keeps undelivered updates. */
export const deliveredWithinMs = 48 * 60 * 60 * 1000;

export interface EmbeddedInbox extends InboxWrites {
  ofBot(botId: BotId): Inbox;
  readonly rows: TimedTable<StoredUpdate>;
  readonly lanes: TimedTable<null>;
  readonly seen: TimedTable<null>;
}

/** Longer names of lanes are cut, since a key has at most two thousand bytes. Lanes that begin alike share their order. */
const maxLaneUtf16 = 256;

export const updateSchema = v.object({
  lane: v.string(),
  text: v.string(),
  begun: v.number(),
  sent: v.array(v.string()),
  isGivenUp: v.exactOptional(v.boolean()),
});
type StoredUpdate = v.InferOutput<typeof updateSchema>;

export function createInbox(database: StateDatabase, now: () => number): EmbeddedInbox {
  const rows = createTimedTable(database, "inbox", updateSchema);
  const lanes = createTimedTable(database, "inbox-lanes", v.null());
  const seen = createTimedTable(database, "inbox-seen", v.null());
  const done = (botId: BotId, updateId: number) =>
    database.write(() => {
      const key = [storedId(botId), updateId];
      const row = rows.get(key);
      if (row !== null) lanes.remove(laneKey(botId, updateId, row.value));
      rows.remove(key);
    });
  return {
    rows,
    lanes,
    seen,
    ofBot: (botId) => inboxOfBot({ database, rows, lanes, seen, done, now }, botId),
    done,
  };
}

function laneKey(botId: BotId, updateId: number, { lane }: Pick<StoredUpdate, "lane">) {
  return laneKeyOf([storedId(botId), updateId], lane);
}

/** Of the update whose row has `key`. */
export function laneKeyOf([bot = "", updateId = 0]: RowKey, lane: string): RowKey {
  return [bot, lane.slice(0, maxLaneUtf16), updateId];
}

/** In each of three tables and their indices a row may change a page of its own. */
const bytesForOne = 16 * 1024;

function bytesFor(updates: readonly IncomingUpdate[]): number {
  const texts = updates.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return updates.length * bytesForOne + 2 * texts;
}

interface Parts extends Pick<EmbeddedInbox, "rows" | "lanes" | "seen" | "done"> {
  readonly database: StateDatabase;
  readonly now: () => number;
}

function inboxOfBot(parts: Parts, botId: BotId): Inbox {
  const { database, rows, lanes, seen, now } = parts;
  const keyOf = (updateId: number): [StoredId, number] => [storedId(botId), updateId];
  const receiveOne = ({ updateId, lane, userId, text }: IncomingUpdate): boolean => {
    const key = keyOf(updateId);
    if (seen.has(key)) return false;
    const atMs = now();
    seen.put({ key, atMs, userId: null, value: null });
    const value = { lane, text, begun: 0, sent: [] };
    const stored = { atMs, userId: storedUser(userId) };
    rows.put({ key, ...stored, value });
    lanes.put({ key: laneKey(botId, updateId, value), ...stored, value: null });
    return true;
  };
  const isBehind = (updateId: number, { lane }: StoredUpdate): boolean => {
    const ofLane = laneKey(botId, updateId, { lane }).slice(0, -1);
    for (;;) {
      const [first] = lanes.under(ofLane, 1);
      const firstId = Number(first?.key.at(-1));
      if (first === undefined || firstId >= updateId) return false;
      if (rows.get(keyOf(firstId)) !== null) return true;
      // It cannot be read, and will not be handled.
      lanes.remove(first.key);
    }
  };
  const change = (updateId: number, changed: (stored: StoredUpdate) => Partial<StoredUpdate>) =>
    database.write(() => {
      const row = rows.get(keyOf(updateId));
      if (row === null) return null;
      const value = { ...row.value, ...changed(row.value) };
      rows.put({ ...row, value });
      return { ...row, value };
    });
  return {
    botId,
    has: async (updateId) => rows.has(keyOf(updateId)),
    mayPoll: async () => true,
    receive: async (updates) => database.write(() => updates.filter(receiveOne), bytesFor(updates)),
    waiting: async () =>
      rows.under([storedId(botId)]).map(({ key, atMs, value: { lane, begun } }) => ({
        updateId: Number(key[1]),
        lane,
        atMs,
        isBegun: begun > 0,
      })),
    begin: async (updateId) =>
      database.write(() => {
        const waiting = rows.get(keyOf(updateId));
        if (waiting !== null && isBehind(updateId, waiting.value)) return "behind";
        const row = change(updateId, ({ begun }) => ({ begun: begun + 1 }));
        if (row === null) return null;
        const { text, begun, sent, isGivenUp = false } = row.value;
        return { text, waitedMs: now() - row.atMs, begun, sent, isGivenUp };
      }),
    leaveLane: async (updateId) =>
      database.write(() => {
        const row = rows.get(keyOf(updateId));
        if (row !== null) lanes.remove(laneKey(botId, updateId, row.value));
      }),
    noteSent: async (updateId, result) =>
      void change(updateId, ({ sent }) => ({ sent: [...sent, result] })),
    giveUp: async (updateId) => void change(updateId, () => ({ isGivenUp: true })),
    putBack: async (updateId) => void change(updateId, () => ({ begun: 0 })),
    done: async (updateId) => parts.done(botId, updateId),
  };
}
