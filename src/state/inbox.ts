/**
 * Updates as they come in, whatever the chat, and until they are answered; on disk before anybody is told that
 * they arrived.
 * Always holds: an update is taken in once, however often it is delivered; what was sent for it is known until
 * it is done, so that whoever goes on after a stop sends only the rest.
 */
import * as v from "valibot";
import type { StateDatabase } from "./database.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

/** Telegram delivers an update for 24 hours; what is twice as old never comes again. */
export const deliveredWithinMs = 48 * 60 * 60 * 1000;

export interface IncomingUpdate {
  readonly updateId: number;
  /** Updates of one lane are handled in their order. */
  readonly lane: string;
  /** Whom it comes from. */
  readonly userId: number | null;
  /** The update as JSON. */
  readonly text: string;
}

export interface WaitingUpdate extends Pick<IncomingUpdate, "updateId" | "lane"> {
  /** Begun, and neither done nor put back: it is being handled, or the process ended meanwhile. */
  readonly isBegun: boolean;
}

export interface OpenedUpdate {
  readonly text: string;
  /** Since it was received. */
  readonly waitedMs: number;
  /** How often it was begun, this time included, and neither done nor put back. */
  readonly begun: number;
  /** Results of the calls that were made for it, in order, as JSON. */
  readonly sent: readonly string[];
}

export interface Inbox {
  /** All are on disk when this returns those that are new. */
  receive<Update extends IncomingUpdate>(updates: readonly Update[]): readonly Update[];
  /** False for an update that is done, or never came. */
  has(updateId: number): boolean;
  /** In the order of their numbers. */
  waiting(): readonly WaitingUpdate[];
  /** Null for an update that is done. */
  begin(updateId: number): OpenedUpdate | null;
  noteSent(updateId: number, result: string): void;
  /** Begun in vain, through no fault of the update. */
  putBack(updateId: number): void;
  done(updateId: number): void;
}

export interface InboxStore {
  /** Each bot numbers its updates by itself. */
  ofBot(botId: number): Inbox;
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

export function createInbox(database: StateDatabase, now: () => number): InboxStore {
  const rows = createTimedTable(database, "inbox", storedSchema);
  const seen = createTimedTable(database, "inbox-seen", v.null());
  return { rows, seen, ofBot: (botId) => inboxOfBot({ database, rows, seen, now }, botId) };
}

interface Parts extends Pick<InboxStore, "rows" | "seen"> {
  readonly database: StateDatabase;
  readonly now: () => number;
}

function inboxOfBot({ database, rows, seen, now }: Parts, botId: number): Inbox {
  const receiveOne = ({ updateId, lane, userId, text }: IncomingUpdate): boolean => {
    const key = [botId, updateId];
    if (seen.has(key)) return false;
    const atMs = now();
    seen.put({ key, atMs, userId: null, value: null });
    rows.put({ key, atMs, userId, value: { lane, text, begun: 0, sent: [] } });
    return true;
  };
  const change = (updateId: number, changed: (stored: StoredUpdate) => Partial<StoredUpdate>) =>
    database.write(() => {
      const row = rows.get([botId, updateId]);
      if (row === null) return null;
      const value = { ...row.value, ...changed(row.value) };
      rows.put({ ...row, value });
      return { ...row, value };
    });
  return {
    has: (updateId) => rows.has([botId, updateId]),
    receive: (updates) => database.write(() => updates.filter(receiveOne)),
    waiting: () =>
      rows.under([botId]).map(({ key, value: { lane, begun } }) => ({
        updateId: Number(key[1]),
        lane,
        isBegun: begun > 0,
      })),
    begin: (updateId) => {
      const row = change(updateId, ({ begun }) => ({ begun: begun + 1 }));
      if (row === null) return null;
      const { text, begun, sent } = row.value;
      return { text, waitedMs: now() - row.atMs, begun, sent };
    },
    noteSent: (updateId, result) =>
      void change(updateId, ({ sent }) => ({ sent: [...sent, result] })),
    putBack: (updateId) => void change(updateId, () => ({ begun: 0 })),
    done: (updateId) => void rows.remove([botId, updateId]),
  };
}
