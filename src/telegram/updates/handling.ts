/**
 * Handles one update from the inbox and marks it as done. An update that Telegram cannot take an answer for now is put
 * back; one that can never be answered is logged and dropped. Background work of an update runs while later ones of its
 * chat are handled. Does not throw, and repeats no update for ever.
 */
import { Api, type ApiClientOptions, Context, type Transformer } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { createAnswerInProgress } from "../../chat/answer-in-progress.ts";
import type { BackgroundWork } from "../../chat/turn.ts";
import { messageOf } from "../../core/errors.ts";
import { createTicks, type OnePerTick } from "../../core/event-loop.ts";
import type { Log } from "../../core/log.ts";
import type { Meter } from "../../core/meter.ts";
import type { Inbox, OpenedUpdate } from "../../state/state-store.ts";
import type { UpdateJob } from "../turn.ts";
import type { DiskWatch } from "./disk-watch.ts";
import { type Fault, faultOf, isStateAway } from "./faults.ts";
import { journalCalls } from "./journal.ts";
import type { Ending, Outcome } from "./lanes.ts";
import { readUpdate } from "./read-update.ts";
import { backoffMs, jittered, type Timing } from "./timing.ts";

/**
 * An update that ends the process whenever it is begun would keep it from ever starting. After a start, updates that
 * were begun are handled one at a time, so only the guilty one is counted; kills from outside may hit the same one
 * several times.
 */
const mostBegun = 7;
/** Later nobody waits for the answer. Telegram keeps undelivered updates as long. */
const worthAnsweringMs = 24 * 60 * 60 * 1000;
/** The lease on an update: longer than an answer takes, and the indexing of an added document. */
const leaseMs = 60 * 60 * 1000;

interface HandlingOptions {
  readonly token: string;
  readonly client: ApiClientOptions;
  /** Of each update's own Api, the innermost first. */
  readonly transformers: readonly Transformer[];
  readonly me: UserFromGetMe;
  readonly inbox: Inbox;
  readonly answer: (job: UpdateJob) => Promise<void>;
  /** Tells the chat that the update was not answered. Does not throw. */
  readonly tellFailure: (job: UpdateJob) => Promise<void>;
  /** Telegram does not know the token. */
  readonly onUnauthorized: (error: unknown) => void;
  readonly disk: Pick<DiskWatch, "isUsedUp">;
  /** Aborted when the bot is to stop. */
  readonly stopping: AbortSignal;
  readonly meter: Meter;
  readonly log: Log;
  readonly timing: Timing;
}

/** Before an update that came before an earlier one of its lane is tried again. */
const behindMs = 200;

const done: Ending = { kind: "done" };

interface TimedUpdate extends OpenedUpdate {
  /** By `performance.now()`. */
  readonly beganAtMs: number;
}

export function createHandling(options: HandlingOptions): (updateId: number) => Promise<Outcome> {
  const { inbox, meter, log } = options;
  const vainTries = new Map<number, number>();
  const onePerTick = createTicks();

  const forRoom = (): Ending => ({ kind: "again", inMs: jittered(options.timing.againMs.first) });

  const finish = async (
    updateId: number,
    opened: TimedUpdate,
    outcome: "done" | "undeliverable" | "malformed" | "failed",
  ): Promise<Ending> => {
    vainTries.delete(updateId);
    await inbox.done(updateId);
    const tookMs = opened.waitedMs + performance.now() - opened.beganAtMs;
    meter.time("reform_bot_update_duration_seconds", tookMs, { outcome });
    return done;
  };

  const putBack = async (updateId: number, fault: Fault & { kind: "passing" }): Promise<Ending> => {
    const tries = vainTries.get(updateId) ?? 0;
    vainTries.set(updateId, tries + 1);
    await inbox.putBack(updateId);
    meter.count("reform_bot_updates_put_back_total", { reason: "telegram" });
    const { againMs } = options.timing;
    const inMs =
      fault.afterMs === null ? backoffMs(againMs, tries) : fault.afterMs + jittered(againMs.first);
    log.warn("an answer waits for Telegram", {
      updateId,
      tries: tries + 1,
      inMs: Math.round(inMs),
    });
    return { kind: "again", inMs };
  };

  const fail = async (job: UpdateJob, opened: TimedUpdate, error: unknown): Promise<Ending> => {
    const { update_id: updateId } = job.ctx.update;
    // To tell the chat would take room too, and the update is answered when there is some.
    if (isStateAway(error)) throw error;
    const fault = faultOf(error);
    if (fault.kind === "passing" && opened.waitedMs < worthAnsweringMs)
      return putBack(updateId, fault);
    if (fault.kind === "unauthorized") {
      options.onUnauthorized(error);
      return putBack(updateId, { kind: "passing", afterMs: null });
    }
    // On disk before the chat is told: where the update cannot be removed after that, or the process ends, nobody is told
    // the same at each start.
    await inbox.giveUp(updateId);
    logFault(log, job.ctx, { fault, error });
    if (fault.kind === "failure") await options.tellFailure(job);
    return finish(updateId, opened, fault.kind === "gone" ? "undeliverable" : "failed");
  };

  const handle = async (updateId: number): Promise<Outcome> => {
    await onePerTick();
    if (options.disk.isUsedUp()) return forRoom();
    const leased = await inbox.begin(updateId, leaseMs);
    if (leased === null) return done;
    if (leased === "behind") return { kind: "behind", inMs: behindMs };
    const opened = { ...leased, beganAtMs: performance.now() };
    if (opened.isGivenUp) return finish(updateId, opened, "failed");
    if (!vainTries.has(updateId)) meter.time("reform_bot_queue_wait_seconds", opened.waitedMs);
    const update = readUpdate(opened.text);
    if (update === null) {
      log.warn("an update is not of the Bot API's form, and was passed over", { updateId });
      return finish(updateId, opened, "malformed");
    }
    const ctx = contextFor(options, { ...opened, update, updateId, onePerTick });
    const job: UpdateJob = {
      ctx,
      answer: createAnswerInProgress(),
      background: null,
      lastSent: null,
    };
    try {
      if (opened.begun > mostBegun) throw new Error(`begun ${opened.begun} times, never ended`);
      await options.answer(job);
    } catch (error) {
      return fail(job, opened, error);
    }
    const work = job.background;
    if (work === null) return finish(updateId, opened, "done");
    await inbox.leaveLane(updateId);
    return { kind: "goes-on", ended: waitForDisk(updateId, runInBackground(job, opened, work)) };
  };

  const runInBackground = async (
    job: UpdateJob,
    opened: TimedUpdate,
    work: BackgroundWork,
  ): Promise<Ending> => {
    try {
      await work(options.stopping);
    } catch (error) {
      return fail(job, opened, error);
    }
    // It may have stopped early: the update is begun again after the next start.
    return options.stopping.aborted ? done : finish(job.ctx.update.update_id, opened, "done");
  };

  const waitForDisk = <Result>(updateId: number, handled: Promise<Result>) =>
    handled.catch((error: unknown): Ending => {
      // Whoever watches the disk has said so.
      if (isStateAway(error)) return forRoom();
      log.error("an update waits for the disk", { updateId, error: messageOf(error) });
      meter.count("reform_bot_updates_put_back_total", { reason: "disk" });
      return { kind: "again", inMs: options.timing.againMs.longest };
    });

  return (updateId) => waitForDisk(updateId, handle(updateId));
}

interface Begun extends OpenedUpdate {
  readonly update: Update;
  readonly updateId: number;
  readonly onePerTick: OnePerTick;
}

/** With an Api of its own, whose calls are in the journal of the update. */
function contextFor(options: HandlingOptions, { update, ...opened }: Begun): Context {
  const api = new Api(options.token, options.client);
  api.config.use(...options.transformers, journalCalls({ inbox: options.inbox, ...opened }));
  return new Context(update, api, options.me);
}

interface Failed {
  readonly fault: Fault;
  readonly error: unknown;
}

function logFault(log: Log, { update, chat }: Context, { fault, error }: Failed): void {
  const fields = {
    updateId: update.update_id,
    chatType: chat?.type ?? null,
    error: messageOf(error),
  };
  if (fault.kind === "gone") return log.info("an answer cannot be delivered", fields);
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  log.error("a message was not answered", { ...fields, stack });
}
