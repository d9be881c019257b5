/** Explains the errors that end the bot: they become AppErrors that say what to do. */
import { GrammyError } from "grammy";
import { AppError, messageOf } from "../core/errors.ts";
import type { Redact } from "../core/log.ts";

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
  }
  if (error instanceof GrammyError && error.method === "setWebhook")
    return new AppError(
      "telegram.webhook-refused",
      `Telegram does not take WEBHOOK_URL: ${redact(error.description)}. It must be an https:// address that the world reaches, on port 443, 80, 88 or 8443. Set another, or leave it empty to have updates fetched, and start again.`,
      { errorCode: error.error_code },
    );
  if (error instanceof AppError) return error;
  return new Error(`The bot stopped: ${redact(messageOf(error))}`);
}
