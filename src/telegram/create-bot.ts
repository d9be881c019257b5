/**
 * Creates the Telegram bot. An update is in the inbox, on disk, before Telegram is told that it arrived, and leaves it
 * when it is answered. Chats are answered in parallel, each in its order.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Api } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { examplesOf } from "../chat/offers/offers.ts";
import { messageOf } from "../core/errors.ts";
import type { BotId } from "../core/ids.ts";
import { createRedact, redactLog } from "../core/log.ts";
import { type Meter, noMeter } from "../core/meter.ts";
import type { StateRoom } from "../state/state-store.ts";
import type { AdmissionOptions } from "./admission.ts";
import { createCommentThreads } from "./comment-threads.ts";
import { explainEnd } from "./errors.ts";
import { createTelegramFiles, maxTelegramMegabytes } from "./files.ts";
import { grammySignal } from "./grammy-signal.ts";
import { createTellFailure, createUpdateHandler, updateKinds } from "./handle-update.ts";
import { registerMenu } from "./menu.ts";
import { createPostedByButtons } from "./posted.ts";
import { registerProfile } from "./profile.ts";
import type { TelegramServices } from "./turn.ts";
import { bePatient, mendCalls, meterCalls } from "./updates/calls.ts";
import { createDiskWatch } from "./updates/disk-watch.ts";
import { createForwards } from "./updates/forwards.ts";
import { createHandling } from "./updates/handling.ts";
import { createIntake } from "./updates/intake.ts";
import { createLanes, type Lanes } from "./updates/lanes.ts";
import { poll, untilReached } from "./updates/polling.ts";
import { type Timing, usualTiming } from "./updates/timing.ts";
import { clearWebhook, setWebhook, watchWebhook, type Webhook } from "./updates/webhook.ts";

type MadeHere =
  | "inbox"
  | "admission"
  | "meter"
  | "files"
  | "forwards"
  | "commentThreads"
  | "posted"
  | "unjournaledApi"
  | "progressEveryMs"
  | "maxFileMegabytes";

export interface BotOptions extends Omit<TelegramServices, MadeHere> {
  readonly token: string;
  /** Base address of the Bot API server, without a trailing slash. */
  readonly apiRoot: string;
  readonly admission: AdmissionOptions;
  readonly meter?: Meter;
  /** The address to which Telegram sends updates, for `deliver`. Without it updates are polled. */
  readonly webhook?: Webhook;
  /** The limit of updates that wait here; further ones stay with Telegram. */
  readonly mostWaiting?: number;
  readonly timing?: Timing;
}

export interface TelegramBot {
  /**
   * Runs until it is stopped; `onReady` is called when Telegram is about to deliver updates.
   * @throws AppError `telegram.unauthorized` or `telegram.webhook-refused`.
   */
  start(onReady?: (username: string) => void): Promise<void>;
  /**
   * Resolves when the answers in progress are sent, or after a time limit; the rest is answered after the next start.
   * Can be called at any time.
   */
  stop(): Promise<void>;
  /** Takes an update from the webhook. True once it is on disk, false where Telegram must send it again later. */
  deliver(update: unknown): Promise<boolean>;
  /**
   * Whether an update could be answered now: Telegram can be reached, the disk has room, and the bot is not being stopped.
   */
  isReady(): boolean;
  /** How much room the state has, a second ago at most; null before the bot is started. */
  disk(): (StateRoom & { readonly isEnough: boolean }) | null;
  /** When Telegram last answered a call for updates, in milliseconds since 1970; null before the first. */
  lastContactAtMs(): number | null;
  queue(): Queue;
}

export interface Queue {
  /** How many updates wait or are being answered. */
  readonly depth: number;
  /** Since when the oldest of them waits, in milliseconds since 1970; null without one. */
  readonly oldestMs: number | null;
  /** How many may wait; further ones stay with Telegram. */
  readonly limit: number;
}

/** More than the 30 seconds of a long poll. */
const pollTimeoutSeconds = 60;
/**
 * Updates answered in parallel. A kill may repeat as many answers. Embedding takes one core for each text, and most of
 * the rest is waiting for Telegram.
 */
const answeredAtOnce = 8;
/** Each takes some hundred bytes of memory, whatever its size on disk. */
const usualMostWaiting = 10_000;

export function createBot(options: BotOptions): TelegramBot {
  const { token, apiRoot, meter = noMeter, timing = usualTiming } = options;
  const redact = createRedact(token);
  const log = redactLog(options.log, redact);
  const { library, desk, messages, logsQuestions, state, adminIds } = options;
  const inbox = state.inboxOf(botIdOf(token));
  const client = { apiRoot, timeoutSeconds: timing.callTimeoutMs / 1000 };
  const patient = [meterCalls(meter), bePatient(log, timing), mendCalls(log)];
  const unjournaledApi = new Api(token, client);
  unjournaledApi.config.use(...patient);
  const forwards = createForwards(timing.commentWaitMs);
  const services: TelegramServices = {
    library,
    desk,
    messages,
    log,
    logsQuestions,
    meter,
    state,
    adminIds,
    inbox,
    admission: { options: options.admission, adminIds },
    files: createTelegramFiles({ token, apiRoot, timing, log }),
    forwards,
    commentThreads: createCommentThreads(),
    posted: createPostedByButtons(unjournaledApi, timing),
    unjournaledApi,
    progressEveryMs: timing.progressEveryMs,
    maxFileMegabytes: maxTelegramMegabytes,
  };
  const api = new Api(token, { apiRoot, timeoutSeconds: pollTimeoutSeconds });
  api.config.use(meterCalls(meter));
  const { webhook, mostWaiting = usualMostWaiting } = options;
  const disk = createDiskWatch({ state, log });
  const intake = createIntake({ inbox, disk, forwards, mostWaiting, meter, log });
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let lanes: Lanes | null = null;
  let isOpen = false;
  const contact = createContact(timing);
  let endedBy: unknown = null;

  const openLanes = (me: UserFromGetMe): Lanes => {
    const handle = createHandling({
      token,
      client,
      transformers: patient,
      me,
      inbox,
      answer: createUpdateHandler(services, intake),
      tellFailure: createTellFailure(services),
      onUnauthorized(error) {
        endedBy ??= error;
        stopping.abort();
      },
      disk,
      stopping: stopping.signal,
      meter,
      log,
      timing,
    });
    return createLanes({ handle, width: answeredAtOnce });
  };

  const run = async (onReady: (username: string) => void): Promise<void> => {
    const line = { api, signal: stopping.signal, log, timing, onContact: contact.note };
    const me = await untilReached(line, () => api.getMe(grammySignal(stopping.signal)));
    if (me === null) return;
    await disk.look();
    lanes = openLanes(me);
    await intake.open(lanes);
    void registerMenu(api, services, stopping.signal);
    void registerProfile(api, services, stopping.signal);
    void findExamplesEarly(services);
    isOpen = await (webhook === undefined
      ? clearWebhook(line)
      : setWebhook(line, webhook, updateKinds));
    if (!isOpen) return;
    onReady(me.username);
    await (webhook === undefined
      ? poll({ ...line, updateKinds, intake, inbox })
      : watchWebhook(line, meter));
    if (endedBy !== null) throw endedBy;
  };

  const finishRunning = async (): Promise<void> => {
    const finished = lanes?.stop() ?? Promise.resolve();
    await Promise.race([finished, sleep(timing.stopWithinMs, undefined, { ref: false })]);
  };

  return {
    async start(onReady = () => undefined) {
      if (stopping.signal.aborted) return;
      const looking = setInterval(() => void disk.look(), timing.diskCheckedEveryMs);
      const sharing = setInterval(() => {
        if (state.isShared) void intake.look();
      }, timing.inboxCheckedEveryMs);
      running = run(onReady).catch((error: unknown) => {
        if (!stopping.signal.aborted || endedBy !== null) throw explainEnd(error, redact);
      });
      try {
        await running;
      } finally {
        stopping.abort();
        clearInterval(looking);
        clearInterval(sharing);
        await finishRunning();
      }
    },
    async stop() {
      stopping.abort();
      // start() reports its failure.
      await running.catch(() => undefined);
      await finishRunning();
    },
    async deliver(update) {
      if (stopping.signal.aborted || !intake.hasRoom()) return false;
      return intake.take([update]);
    },
    isReady: () => isOpen && contact.isReached() && disk.isEnough() && !stopping.signal.aborted,
    disk: () => {
      const room = disk.room();
      return room && { ...room, isEnough: disk.isEnough() };
    },
    lastContactAtMs: () => contact.lastAtMs(),
    queue: () => ({ depth: intake.depth(), oldestMs: intake.oldestMs(), limit: mostWaiting }),
  };
}

/** So that the first /start need not wait for the trials. An English one loads a dictionary, which may never be needed. */
async function findExamplesEarly({ library, messages, log }: TelegramServices): Promise<void> {
  try {
    await examplesOf(library, messages.in("zh"));
  } catch (error) {
    log.warn("no example questions were found yet", { error: messageOf(error) });
  }
}

/** The part of a token before the colon. */
function botIdOf(token: string): BotId {
  return token.split(":")[0] ?? token;
}

/** Whether Telegram can be reached: the last call was answered, and not long ago. */
function createContact({ contactWithinMs }: Timing) {
  let lastAtMs: number | null = null;
  let isFailing = false;
  return {
    note: (isReached: boolean): void => {
      isFailing = !isReached;
      if (isReached) lastAtMs = Date.now();
    },
    isReached: () =>
      !isFailing && lastAtMs !== null && Math.abs(Date.now() - lastAtMs) <= contactWithinMs,
    lastAtMs: () => lastAtMs,
  };
}
