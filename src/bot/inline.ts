/**
 * What somebody types behind the bot's name, in any chat, in; articles to choose from out. Always
 * answered: with nothing to show there is a button that leads to the private chat.
 * Queries come at every keystroke, so only what was chosen is written down as a question.
 */
import type { Context } from "grammy";
import { messageOf } from "../errors.ts";
import type { MessageKey } from "../render/message-keys.ts";
import { articleIdOf, type InlineArticle } from "../render/telegram-article.ts";
import {
  inlineExcerpts,
  renderInlineAnswer,
  renderInlineCases,
} from "../render/telegram-inline.ts";
import { isTooLate, toResult } from "./article.ts";
import { logElsewhere } from "./log-elsewhere.ts";
import { sayTo, type BotServices } from "./services.ts";

/** In seconds. Nobody types the same again for long, and documents may change. */
const cacheTime = 60;
/** Less says nothing yet. */
const minQueryCharacters = 2;
/** As many as Telegram takes. */
const casesPerPage = 50;

interface Page {
  readonly articles: readonly InlineArticle[];
  /** Empty where there is no more. */
  readonly nextOffset: string;
}

export function createInlineHandler(services: BotServices) {
  return async (ctx: Context): Promise<void> => {
    try {
      const { articles, nextOffset } = await pageFor(ctx, services);
      await ctx.answerInlineQuery(articles.map(toResult), {
        cache_time: cacheTime,
        // In the language of whoever asks.
        is_personal: true,
        next_offset: nextOffset,
        ...(articles.length === 0 ? buttonFor(ctx, services, "inline-none") : {}),
      });
    } catch (error) {
      if (isTooLate(error)) return logTooLate(services);
      services.log.error("an inline query was not answered", failureFields(error));
      await answerFailure(ctx, services);
    }
  };
}

/** A result that somebody chose; Telegram says so only if @BotFather was asked for it. */
export function createChosenHandler(services: BotServices) {
  return async (ctx: Context): Promise<void> => {
    const chosen = ctx.chosenInlineResult;
    if (chosen === undefined || isEmpty(chosen.query)) return;
    const answer = await ask(services, chosen.query);
    const excerpt = answer.excerpts.find(
      (candidate) => articleIdOf(candidate) === chosen.result_id,
    );
    if (excerpt === undefined) return;
    const inlineMessageId = chosen.inline_message_id ?? null;
    logElsewhere(services, {
      updateId: ctx.update.update_id,
      answer,
      userId: chosen.from.id,
      inlineMessageId,
      shown: [excerpt],
    });
  };
}

async function pageFor(ctx: Context, services: BotServices): Promise<Page> {
  const { query = "", offset = "" } = ctx.inlineQuery ?? {};
  const cases = services.library.cases();
  const say = sayTo(ctx, services);
  if (isEmpty(query)) {
    const from = Number(offset) || 0;
    const to = from + casesPerPage;
    const articles = renderInlineCases(cases.slice(from, to), say);
    return { articles, nextOffset: to < cases.length ? String(to) : "" };
  }
  const answer = await ask(services, query);
  const { status, tookMs } = answer;
  services.meter.answered({ status, mode: "inline", tookMs });
  const articles = renderInlineAnswer(answer, say, { cases, bot: ctx.me.username });
  return { articles, nextOffset: "" };
}

function ask({ library }: BotServices, query: string) {
  return library.answer(query.trim(), { top: inlineExcerpts });
}

function isEmpty(query: string): boolean {
  return Array.from(query.trim()).length < minQueryCharacters;
}

async function answerFailure(ctx: Context, services: BotServices): Promise<void> {
  try {
    const button = buttonFor(ctx, services, "inline-broken");
    await ctx.answerInlineQuery([], { cache_time: 0, is_personal: true, ...button });
  } catch (error) {
    if (isTooLate(error)) logTooLate(services);
    else services.log.warn("nor could the asker be told", { error: messageOf(error) });
  }
}

function buttonFor(ctx: Context, services: BotServices, key: MessageKey) {
  return { button: { text: sayTo(ctx, services)(key), start_parameter: "ask" } };
}

function logTooLate({ log }: BotServices): void {
  log.debug("an answer to an inline query came too late");
}

function failureFields(error: unknown) {
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  return { error: messageOf(error), stack };
}
