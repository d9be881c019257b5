/**
 * What went wrong in, a log entry without the token and one friendly line in the chat out.
 * Errors that end the bot become AppErrors that say what to do.
 */
import { GrammyError, type BotError } from "grammy";
import { AppError, messageOf } from "../errors.ts";
import { escapeHtml } from "../render/telegram-html.ts";
import { settleAnswer } from "./edits.ts";
import type { Redact } from "./redact.ts";
import { send } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";

/** Told nothing then: the chat cannot be written to, or not now. */
const unspeakable: ReadonlySet<number> = new Set([403, 429]);

export function createErrorHandler(services: BotServices) {
  const { log } = services;
  return async ({ error, ctx }: BotError): Promise<void> => {
    log.error("a message was not answered", {
      updateId: ctx.update.update_id,
      chatType: ctx.chat?.type ?? null,
      error: messageOf(error),
      stack: error instanceof Error ? (error.stack ?? null) : null,
    });
    if (error instanceof GrammyError && unspeakable.has(error.error_code)) return;
    try {
      await send(ctx, [{ text: escapeHtml(sayTo(ctx, services)("failure")) }]);
      await settleAnswer(ctx, services);
    } catch (second) {
      log.warn("nor could the chat be told", { error: messageOf(second) });
    }
  };
}

/** Why the bot could not start or go on. */
export function explainEnd(error: unknown, redact: Redact): Error {
  if (error instanceof GrammyError) {
    const code = error.error_code;
    // A token that is not even of the right form gets 404 instead of 401.
    if (code === 401 || (code === 404 && error.method === "getMe")) {
      return new AppError(
        "telegram.unauthorized",
        "Telegram does not know this BOT_TOKEN. Ask @BotFather for the bot's token (/mybots, API Token), set it in the environment or in .env, and start again.",
        { errorCode: code },
      );
    }
    if (code === 409) {
      return new AppError(
        "telegram.conflict",
        "Another program is receiving this bot's messages: a bot can run only once. Stop the other one (or ask @BotFather for a new token with /revoke), and start again.",
        { errorCode: code, description: redact(error.description) },
      );
    }
  }
  if (error instanceof AppError) return error;
  return new Error(`The bot stopped: ${redact(messageOf(error))}`);
}
