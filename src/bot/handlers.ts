/**
 * Updates as they are taken from the inbox in, each handed to what answers its kind out.
 */
import type { Bot, Composer, Context, NextFunction } from "grammy";
import type { Update } from "grammy/types";
import { createButtonHandler } from "./buttons.ts";
import { createEditFollower } from "./edits.ts";
import { createGroupHandler } from "./group.ts";
import { createGuestHandler } from "./guest.ts";
import { createChosenHandler, createInlineHandler } from "./inline.ts";
import { createPrivateHandler } from "./private.ts";
import { loadLanguage, type BotServices } from "./services.ts";
import type { Intake } from "./updates/intake.ts";

/** All that is asked of Telegram. */
export const updateKinds = [
  "message",
  "edited_message",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
  "guest_message",
] as const satisfies readonly (keyof Update)[];

export function addHandlers(bot: Bot, services: BotServices, intake: Intake): Composer<Context> {
  const knowLanguage = async (ctx: Context, next: NextFunction): Promise<void> => {
    await loadLanguage(ctx, services);
    await next();
  };
  bot.filter(({ update }) => intake.isOutdated(update)).use(() => undefined);
  const messages = bot.on(["message", "edited_message"]);
  // What somebody posts by inline mode is the bot's own words, and asks it nothing.
  messages.filter(({ msg, me }) => msg.via_bot?.id === me.id).use(() => undefined);
  messages.use(createEditFollower(services));
  messages.chatType("private").use(knowLanguage, createPrivateHandler(services));
  messages.chatType(["group", "supergroup"]).use(createGroupHandler(services));
  bot.on("callback_query", knowLanguage, createButtonHandler(services));
  bot.on("inline_query", knowLanguage, createInlineHandler(services));
  bot.on("chosen_inline_result", knowLanguage, createChosenHandler(services));
  bot.on("guest_message", knowLanguage, createGuestHandler(services));
  return bot;
}
