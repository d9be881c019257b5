/**
 * Token, library and messages in, a bot that can be started and stopped out.
 * Always holds: an update is in the inbox, on disk, before Telegram is told that it arrived, and leaves it when
 * it is answered; chats are answered beside each other, each in its order.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Bot, type Composer, type Context } from "grammy";
import type { Update } from "grammy/types";
import { createAdmission, type AdmissionOptions } from "./admission/admit.ts";
import { createButtonHandler } from "./buttons.ts";
import { createTellFailure, explainEnd } from "./errors.ts";
import { createGroupHandler } from "./group.ts";
import { createGuestHandler } from "./guest.ts";
import { createChosenHandler, createInlineHandler } from "./inline.ts";
import { registerMenu } from "./menu.ts";
import { noMeter, type Meter } from "./meter.ts";
import { createPrivateHandler } from "./private.ts";
import { createRedact, redactLog } from "./redact.ts";
import type { BotServices } from "./services.ts";
import { createHandling } from "./updates/handling.ts";
import { createIntake, type Intake } from "./updates/intake.ts";
import { createLanes, type Lanes } from "./updates/lanes.ts";
import { mendCalls } from "./updates/mend.ts";
import { meterCalls } from "./updates/meter-calls.ts";
import { bePatient } from "./updates/patience.ts";
import { grammySignal, poll, untilReached } from "./updates/polling.ts";
import { usualTiming, type Timing } from "./updates/timing.ts";

export interface BotOptions extends Omit<BotServices, "inbox" | "admission" | "meter"> {
  readonly token: string;
  /** Base address of the Bot API server, without a trailing slash. */
  readonly apiRoot: string;
  readonly admission: AdmissionOptions;
  readonly meter?: Meter;
  readonly timing?: Timing;
}

export interface TelegramBot {
  /**
   * Polls until it is stopped; `onReady` is called when updates are about to be fetched.
   * @throws AppError `telegram.unauthorized`.
   */
  start(onReady?: (username: string) => void): Promise<void>;
  /**
   * Resolves when the answers that are being given are sent, or after a while without them: what is not
   * answered then is answered after the next start. Can be called at any time.
   */
  stop(): Promise<void>;
  /** Whether Telegram delivers updates, from the first time on until it is stopped. */
  isReady(): boolean;
  /** How many updates wait or are being answered. */
  queueDepth(): number;
}

/** Above the 30 seconds for which an idle poll is held. */
const pollTimeoutSeconds = 60;
/** Most of an answer's time is waiting for Telegram; texts are embedded one a core however many wait. */
const answeredAtOnce = 64;
const updateKinds = [
  "message",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
  "guest_message",
] as const satisfies readonly (keyof Update)[];

export function createBot(options: BotOptions): TelegramBot {
  const { token, apiRoot, meter = noMeter, timing = usualTiming } = options;
  const redact = createRedact(token);
  const log = redactLog(options.log, redact);
  const { library, messages, logsQuestions, state, adminIds } = options;
  const inbox = state.inboxOf(botIdOf(token));
  const admission = createAdmission(options.admission);
  const services: BotServices = {
    library,
    messages,
    log,
    logsQuestions,
    meter,
    state,
    adminIds,
    inbox,
    admission,
  };
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: pollTimeoutSeconds } });
  bot.api.config.use(meterCalls(meter));
  const intake = createIntake({ inbox, meter, log });
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let lanes: Lanes | null = null;
  let isReady = false;
  let endedBy: unknown = null;

  const openLanes = (): Lanes => {
    const handle = createHandling({
      token,
      client: { apiRoot, timeoutSeconds: timing.callTimeoutMs / 1000 },
      transformers: [meterCalls(meter), bePatient(log, timing), mendCalls()],
      me: bot.botInfo,
      inbox,
      middleware: addHandlers(bot, services, intake).middleware(),
      tellFailure: createTellFailure(services),
      onUnauthorized(error) {
        endedBy ??= error;
        stopping.abort();
      },
      log,
      timing,
    });
    return createLanes({ handle, width: answeredAtOnce });
  };

  const run = async (onReady: (username: string) => void): Promise<void> => {
    const line = { api: bot.api, signal: stopping.signal, log, timing };
    const me = await untilReached(line, () => bot.api.getMe(grammySignal(stopping.signal)));
    if (me === null) return;
    bot.botInfo = me;
    lanes = openLanes();
    intake.open(lanes);
    void registerMenu(bot.api, services, stopping.signal);
    isReady = true;
    onReady(me.username);
    await poll({ ...line, updateKinds, intake });
    if (endedBy !== null) throw endedBy;
  };

  const finishRunning = async (): Promise<void> => {
    const finished = lanes?.stop() ?? Promise.resolve();
    await Promise.race([finished, sleep(timing.stopWithinMs, undefined, { ref: false })]);
  };

  return {
    async start(onReady = () => undefined) {
      if (stopping.signal.aborted) return;
      running = run(onReady).catch((error: unknown) => {
        if (!stopping.signal.aborted || endedBy !== null) throw explainEnd(error, redact);
      });
      try {
        await running;
      } finally {
        await finishRunning();
      }
    },
    async stop() {
      stopping.abort();
      // Its failure is start()'s to report.
      await running.catch(() => undefined);
      await finishRunning();
    },
    isReady: () => isReady && !stopping.signal.aborted,
    queueDepth: () => intake.depth(),
  };
}

/** The part of a token before the colon. */
function botIdOf(token: string): number {
  return Number(token.split(":")[0]);
}

function addHandlers(bot: Bot, services: BotServices, intake: Intake): Composer<Context> {
  bot.filter(({ update }) => intake.isOutdated(update)).use(() => undefined);
  // What somebody posts by inline mode is the bot's own words, and asks it nothing.
  bot.filter(({ message, me }) => message?.via_bot?.id === me.id).use(() => undefined);
  bot.chatType("private").on("message", createPrivateHandler(services));
  bot.chatType(["group", "supergroup"]).on("message", createGroupHandler(services));
  bot.on("callback_query", createButtonHandler(services));
  bot.on("inline_query", createInlineHandler(services));
  bot.on("chosen_inline_result", createChosenHandler(services));
  bot.on("guest_message", createGuestHandler(services));
  return bot;
}
