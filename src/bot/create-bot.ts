/**
 * Token, library and messages in, a bot that can be started and stopped out.
 * One message is handled at a time. Stopping lets the running one finish and leaves those after it
 * to the next start: none is lost, none is answered twice.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Bot } from "grammy";
import { messageOf } from "../errors.ts";
import { createButtonHandler } from "./buttons.ts";
import { createEditFollower } from "./edits.ts";
import { createErrorHandler, explainEnd } from "./errors.ts";
import { createGroupHandler } from "./group.ts";
import { createGuestHandler } from "./guest.ts";
import { createChosenHandler, createInlineHandler } from "./inline.ts";
import { registerMenu } from "./menu.ts";
import { keepNewestQueries } from "./newest-queries.ts";
import { createPrivateHandler } from "./private.ts";
import { createRedact, redactLog } from "./redact.ts";
import { retryRefused, retryUnreached } from "./retry.ts";
import type { BotServices } from "./services.ts";

export interface BotOptions extends BotServices {
  readonly token: string;
  /** Base address of the Bot API server, without a trailing slash. */
  readonly apiRoot: string;
}

export interface TelegramBot {
  /**
   * Polls until it is stopped; `onReady` is called when messages are about to be fetched.
   * @throws AppError `telegram.unauthorized` or `telegram.conflict`.
   */
  start(onReady?: (username: string) => void): Promise<void>;
  /** Resolves when the message being handled is answered. Can be called at any time. */
  stop(): Promise<void>;
}

/** Above the 30 seconds for which an idle poll is held. */
const callTimeoutSeconds = 60;
const updateKinds = [
  "message",
  "edited_message",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
  "guest_message",
] as const;
/** Without a network the confirmation never comes; the message is then fetched again. */
const confirmWithinMs = 5_000;

export function createBot(options: BotOptions): TelegramBot {
  const redact = createRedact(options.token);
  const log = redactLog(options.log, redact);
  const { library, messages, state, adminIds } = options;
  const services: BotServices = { library, messages, log, state, adminIds };
  const bot = new Bot(options.token, {
    client: { apiRoot: options.apiRoot, timeoutSeconds: callTimeoutSeconds },
  });
  bot.api.config.use(retryUnreached(log), retryRefused(), keepNewestQueries());
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  // After stop() grammY goes on through the batch that it holds, without confirming it.
  bot.use(async (_ctx, next) => (stopping.signal.aborted ? undefined : next()));
  addHandlers(bot, services);

  const run = async (onReady: (username: string) => void): Promise<void> => {
    try {
      // grammY repeats this for as long as it takes, and only by a signal can it be stopped.
      await bot.init(stopping.signal as Parameters<Bot["init"]>[0]);
      if (stopping.signal.aborted) return;
      await bot.start({
        allowed_updates: updateKinds,
        drop_pending_updates: false,
        onStart: ({ username }) => {
          void registerMenu(bot.api, services, stopping.signal);
          onReady(username);
        },
      });
    } catch (error) {
      if (!stopping.signal.aborted) throw explainEnd(error, redact);
    }
  };

  return {
    async start(onReady = () => undefined) {
      if (stopping.signal.aborted) return;
      running = run(onReady);
      await running;
    },
    async stop() {
      stopping.abort();
      const confirmed = bot.stop().catch((error: unknown) => {
        log.warn("the last message was not confirmed", { error: messageOf(error) });
      });
      await Promise.race([confirmed, sleep(confirmWithinMs, undefined, { ref: false })]);
      // Its failure is start()'s to report.
      await running.catch(() => undefined);
    },
  };
}

function addHandlers(bot: Bot, services: BotServices): void {
  const messages = bot.on(["message", "edited_message"]);
  // What somebody posts by inline mode is the bot's own words, and asks it nothing.
  messages.filter(({ msg, me }) => msg.via_bot?.id === me.id).use(() => undefined);
  messages.use(createEditFollower(services));
  messages.chatType("private").use(createPrivateHandler(services));
  messages.chatType(["group", "supergroup"]).use(createGroupHandler(services));
  bot.on("callback_query", createButtonHandler(services));
  bot.on("inline_query", createInlineHandler(services));
  bot.on("chosen_inline_result", createChosenHandler(services));
  bot.on("guest_message", createGuestHandler(services));
  bot.catch(createErrorHandler(services));
}
