/**
 * A pressed button in; its query is always answered, at once, so that the button stops waiting.
 * A button that means nothing any more says so.
 */
import type { Context } from "grammy";
import { messageOf } from "../errors.ts";
import { exampleQuestion } from "../render/telegram-greeting.ts";
import { answerQuestion } from "./answering.ts";
import { sayTo, type BotServices } from "./services.ts";

export function createButtonHandler(services: BotServices) {
  return async (ctx: Context): Promise<void> => {
    const say = sayTo(ctx, services);
    const number = /^ask:(\d{1,2})$/.exec(ctx.callbackQuery?.data ?? "")?.[1];
    const question = number === undefined ? null : exampleQuestion(Number(number), say);
    if (question === null) return acknowledge(ctx, services, say("button-gone"));
    await acknowledge(ctx, services);
    await answerQuestion(ctx, services, { text: question, showQuestion: true });
  };
}

/** Telegram refuses this after a while; what the button asks for is wanted all the same. */
async function acknowledge(ctx: Context, services: BotServices, text?: string): Promise<void> {
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text });
  } catch (error) {
    services.log.warn("button press not acknowledged", { error: messageOf(error) });
  }
}
