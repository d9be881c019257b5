/**
 * Stores updates as they are delivered in the inbox, and queues each in its lane. Of inline queries, one for every
 * keystroke, only the last of a user is answered.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { messageOf } from "../../core/errors.ts";
import type { UserId } from "../../core/ids.ts";
import type { Log } from "../../core/log.ts";
import type { Meter } from "../../core/meter.ts";
import type { Inbox } from "../../state/state-store.ts";
import type { DiskWatch } from "./disk-watch.ts";
import { isStateAway } from "./faults.ts";
import type { Forwards } from "./forwards.ts";
import type { Lanes } from "./lanes.ts";
import { readIncoming } from "./read-update.ts";

export interface Intake {
  /** First queues the updates that an earlier process did not answer. */
  open(lanes: Lanes): Promise<void>;
  /** Also queues what no process has, as where one of several that share the state has died. Does not reject. */
  look(): Promise<void>;
  /** Resolves to true when the updates are on disk, and to false where the state takes none for now. */
  take(delivered: readonly unknown[]): Promise<boolean>;
  /** False while so many wait that more should stay with Telegram, which keeps them for a day. */
  hasRoom(): boolean;
  /** Resolves when there is room, or the signal is aborted. */
  room(signal: AbortSignal): Promise<void>;
  /** How many wait or are being answered. */
  depth(): number;
  /** Since when the oldest of them waits, in milliseconds since 1970; null without one. */
  oldestMs(): number | null;
  /** Whether it is an inline query whose user has typed on. */
  isOutdated(update: Update): boolean;
}

const lookAgainMs = 200;

interface IntakeOptions {
  readonly inbox: Inbox;
  readonly disk: Pick<DiskWatch, "look">;
  readonly forwards: Pick<Forwards, "note">;
  readonly mostWaiting: number;
  readonly meter: Meter;
  readonly log: Log;
}

export function createIntake(options: IntakeOptions): Intake {
  const { inbox, disk, forwards, mostWaiting, meter, log } = options;
  const queries = createNewestQueries();
  let lanes: Lanes | null = null;
  const depth = () => lanes?.size() ?? 0;
  const hasRoom = () => depth() < mostWaiting;
  let last: Promise<void> = Promise.resolve();
  /** One after another, so that each update gets into its lane once, in the order in which updates are written. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const worked = last.then(work);
    last = worked.then(
      () => undefined,
      () => undefined,
    );
    return worked;
  };
  const receive = async (delivered: readonly unknown[]): Promise<void> => {
    const incoming = delivered.flatMap((update) => {
      const read = readIncoming(update);
      if (read === null) log.warn("what Telegram delivered is no update");
      return read ?? [];
    });
    forwards.note(delivered);
    for (const { kind, userId, updateId } of incoming)
      if (kind === "inline_query" && userId !== null) queries.note(userId, updateId);
    for (const { kind, updateId, lane } of await inbox.receive(incoming)) {
      meter.count("reform_bot_updates_total", { kind });
      lanes?.add({ id: updateId, lane });
    }
  };
  const queueWaiting = async (into: Lanes): Promise<number> => {
    const waiting = (await inbox.waiting()).filter(({ updateId }) => !into.has(updateId));
    // It is unknown whether Telegram took the answers of updates that were begun. They go first and one at a time,
    // so that another kill repeats as few as possible, and not the same ones again and again.
    for (const { updateId, lane, atMs } of waiting.filter(({ isBegun }) => isBegun))
      into.add({ id: updateId, lane, alone: true, sinceMs: atMs });
    for (const { updateId, lane, atMs } of waiting.filter(({ isBegun }) => !isBegun))
      into.add({ id: updateId, lane, sinceMs: atMs });
    return waiting.length;
  };
  return {
    open: (opened) =>
      inTurn(async () => {
        const updates = await queueWaiting(opened);
        lanes = opened;
        if (updates > 0) log.info("answering what was left", { updates });
      }),
    look: () =>
      inTurn(async () => {
        if (lanes !== null && hasRoom()) await queueWaiting(lanes);
      }).catch((error: unknown) =>
        log.debug("the inbox could not be looked at", { error: messageOf(error) }),
      ),
    take: (delivered) =>
      inTurn(async () => {
        if (!(await disk.look())) return false;
        try {
          await receive(delivered);
          return true;
        } catch (error) {
          if (isStateAway(error)) return false;
          throw error;
        }
      }),
    hasRoom,
    async room(signal) {
      while (!signal.aborted && (!hasRoom() || !(await disk.look()))) await sleep(lookAgainMs);
    },
    depth,
    oldestMs: () => lanes?.oldestMs() ?? null,
    isOutdated: ({ update_id: id, inline_query: query }) =>
      query !== undefined && queries.isOutdated(String(query.from.id), id),
  };
}

interface NewestQueries {
  note(userId: UserId, updateId: number): void;
  /** To be called once for each query. */
  isOutdated(userId: UserId, updateId: number): boolean;
}

function createNewestQueries(): NewestQueries {
  const newest = new Map<UserId, number>();
  return {
    note: (userId, updateId) => void newest.set(userId, updateId),
    isOutdated(userId, updateId) {
      const last = newest.get(userId) ?? updateId;
      if (last === updateId) newest.delete(userId);
      return last !== updateId;
    },
  };
}
