/**
 * Stores updates until they are answered. Leases are not stored: the process with the folder's lock holds all of them.
 */
import * as v from "valibot";
import type { BotId } from "../../core/ids.ts";
import type { Inbox, IncomingUpdate, InboxWrites } from "../state-store.ts";
import type { StateDatabase } from "./database.ts";
import { type StoredId, storedId, storedUser } from "./ids.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

/** Twice the 24 hours for which Telegram keeps undelivered updates. */
export const deliveredWithinMs = 48 * 60 * 60 * 1000;

export interface EmbeddedInbox extends InboxWrites {
  ofBot(botId: BotId): Inbox;
  readonly rows: TimedTable<StoredUpdate>;
  readonly seen: TimedTable<null>;
}

const storedSchema = v.object({
  lane: v.string(),
  text: v.string(),
  begun: v.number(),
  sent: v.array(v.string()),
});
type StoredUpdate = v.InferOutput<typeof storedSchema>;

export function createInbox(database: StateDatabase, now: () => number): EmbeddedInbox {
  const rows = createTimedTable(database, "inbox", storedSchema);
  const seen = createTimedTable(database, "inbox-seen", v.null());
  return {
    rows,
    seen,
    ofBot: (botId) => inboxOfBot({ database, rows, seen, now }, botId),
    done: (botId, updateId) => void rows.remove([storedId(botId), updateId]),
  };
}

interface Parts extends Pick<EmbeddedInbox, "rows" | "seen"> {
  readonly database: StateDatabase;
  readonly now: () => number;
}

function inboxOfBot({ database, rows, seen, now }: Parts, botId: BotId): Inbox {
  const keyOf = (updateId: number): [StoredId, number] => [storedId(botId), updateId];
  const receiveOne = ({ updateId, lane, userId, text }: IncomingUpdate): boolean => {
    const key = keyOf(updateId);
    if (seen.has(key)) return false;
    const atMs = now();
    seen.put({ key, atMs, userId: null, value: null });
    const value = { lane, text, begun: 0, sent: [] };
    rows.put({ key, atMs, userId: storedUser(userId), value });
    return true;
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
    receive: async (updates) => database.write(() => updates.filter(receiveOne)),
    waiting: async () =>
      rows.under([storedId(botId)]).map(({ key, value: { lane, begun } }) => ({
        updateId: Number(key[1]),
        lane,
        isBegun: begun > 0,
      })),
    async begin(updateId) {
      const row = change(updateId, ({ begun }) => ({ begun: begun + 1 }));
      if (row === null) return null;
      const { text, begun, sent } = row.value;
      return { text, waitedMs: now() - row.atMs, begun, sent };
    },
    noteSent: async (updateId, result) =>
      void change(updateId, ({ sent }) => ({ sent: [...sent, result] })),
    putBack: async (updateId) => void change(updateId, () => ({ begun: 0 })),
    done: async (updateId) => void rows.remove(keyOf(updateId)),
  };
}
