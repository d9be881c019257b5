/**
 * A call by name in a chat that the bot is not in, one message there out: the best excerpt, of several places
 * the best of each, or one friendly line.
 * Telegram takes a single answer, so a failure is told in its place.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { messageOf } from "../core/errors.ts";
import type { InlineArticle } from "../render/inline-article.ts";
import { excerptsShown } from "../render/render-answer.ts";
import { renderGuestAnswer, renderGuestLine } from "../render/render-inline.ts";
import { type BotIdentity, readGroupMessage, repliedText, writtenText } from "./addressing.ts";
import { refusalOf } from "./admission/admit.ts";
import { isTooLate, toResult } from "./article.ts";
import { comparisonFor } from "./comparing.ts";
import { logElsewhere } from "./log-elsewhere.ts";
import { askForLess } from "./question-length.ts";
import { type BotServices, sayTo } from "./services.ts";

/** What they ask is seen in what follows them. */
const askingCommands: ReadonlySet<string> = new Set(["ask", "compare"]);

export function createGuestHandler(services: BotServices) {
  return async (ctx: Context): Promise<void> => {
    const message = ctx.guestMessage;
    if (message?.guest_query_id === undefined) return;
    try {
      const refusal = refusalOf(ctx, services, message);
      if (refusal !== null) return await refuse(ctx, services, refusal);
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
  if (request.kind === "called" || !askingCommands.has(request.command.name)) return "";
  return request.command.args || repliedText(message, me);
}

async function answerThere(ctx: Context, services: BotServices, question: string): Promise<void> {
  const { library, meter } = services;
  const say = sayTo(ctx, services);
  const tooLong = askForLess(question, say);
  if (tooLong !== null) return void (await post(ctx, renderGuestLine(tooLong, say)));
  const answer = await library.answer(question, { top: excerptsShown });
  const comparison = await comparisonFor(services, answer);
  const articles = renderGuestAnswer(answer, say, { cases: library.cases(), comparison });
  const { inlineMessageId, shown } = await post(ctx, ...articles);
  meter.answered({ status: answer.status, mode: "guest", tookMs: answer.tookMs });
  const userId = ctx.from?.id;
  if (userId === undefined) return;
  const { update_id: updateId } = ctx.update;
  await logElsewhere(services, { updateId, answer, userId, inlineMessageId, shown });
}

async function refuse(ctx: Context, services: BotServices, refusal: string): Promise<void> {
  if (refusal !== "") await post(ctx, renderGuestLine(refusal, sayTo(ctx, services)));
}

/** Posts the first that one message can hold. */
async function post(ctx: Context, ...articles: readonly InlineArticle[]) {
  for (const article of articles) {
    const result = toResult(article, ctx.me.username);
    if (result === null) continue;
    const { inline_message_id: inlineMessageId } = await ctx.answerGuestQuery(result);
    return { inlineMessageId, shown: article.excerpts };
  }
  throw new Error("One message can hold none of the articles.");
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
