/**
 * A call by name in a chat that the bot is not in, one message there out: the best excerpt, or one friendly line.
 * Telegram takes a single answer, so a failure is told in its place.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { messageOf } from "../errors.ts";
import type { InlineArticle } from "../render/telegram-article.ts";
import { renderGuestAnswer, renderGuestLine } from "../render/telegram-inline.ts";
import { excerptsShown } from "../render/telegram.ts";
import { readGroupMessage, repliedText, writtenText, type BotIdentity } from "./addressing.ts";
import { isTooLate, toResult } from "./article.ts";
import { logElsewhere } from "./log-elsewhere.ts";
import { sayTo, type BotServices } from "./services.ts";

export function createGuestHandler(services: BotServices) {
  return async (ctx: Context): Promise<void> => {
    const message = ctx.guestMessage;
    if (message?.guest_query_id === undefined) return;
    try {
      const question = questionIn(message, ctx.me);
      if (question === "") await post(ctx, howToAsk(ctx, services));
      else await answerThere(ctx, services, question);
    } catch (error) {
      const fields = { error: messageOf(error) };
      if (isTooLate(error)) return services.log.debug("an answer as a guest came too late", fields);
      const stack = error instanceof Error ? (error.stack ?? null) : null;
      services.log.error("a call as a guest was not answered", { ...fields, stack });
      await tellFailure(ctx, services);
    }
  };
}

/** Empty where nothing is asked. That the bot is meant, Telegram has already found. */
function questionIn(message: Message, me: BotIdentity): string {
  const request = readGroupMessage(message, me);
  if (request === null) return writtenText(message);
  if (request.kind === "question") return request.text;
  if (request.kind === "called" || request.command.name !== "ask") return "";
  return request.command.args || repliedText(message, me);
}

async function answerThere(ctx: Context, services: BotServices, question: string): Promise<void> {
  const { library, meter } = services;
  const answer = await library.answer(question, { top: excerptsShown });
  const known = { cases: library.cases(), bot: ctx.me.username };
  const article = renderGuestAnswer(answer, sayTo(ctx, services), known);
  const inlineMessageId = await post(ctx, article);
  meter.answered({ status: answer.status, mode: "guest", tookMs: answer.tookMs });
  const userId = ctx.from?.id;
  if (userId === undefined) return;
  const shown = answer.excerpts.slice(0, 1);
  const { update_id: updateId } = ctx.update;
  logElsewhere(services, { updateId, answer, userId, inlineMessageId, shown });
}

async function post(ctx: Context, article: InlineArticle): Promise<string> {
  return (await ctx.answerGuestQuery(toResult(article))).inline_message_id;
}

function howToAsk(ctx: Context, services: BotServices): InlineArticle {
  const say = sayTo(ctx, services);
  const words = { bot: ctx.me.username, example: say("example-1") };
  return renderGuestLine(say("mention-empty", words), say);
}

async function tellFailure(ctx: Context, services: BotServices): Promise<void> {
  const say = sayTo(ctx, services);
  try {
    await post(ctx, renderGuestLine(say("failure"), say));
  } catch (error) {
    services.log.warn("nor could the chat be told", { error: messageOf(error) });
  }
}
