/**
 * What somebody types behind the bot's name, in any chat, in; articles to choose from out. Always
 * answered: with nothing to show there is a button that leads to the private chat.
 * Queries come at every keystroke, so only what was chosen is written down as a question.
 */
import type { Context } from "grammy";
import type { CaseSummary } from "../core/domain.ts";
import { messageOf } from "../core/errors.ts";
import type { InlineArticle } from "../render/inline-article.ts";
import type { PlainKey, Say } from "../render/messages.ts";
import { inlineExcerpts, renderInlineAnswer, renderInlineCases } from "../render/render-inline.ts";
import { isAllowed } from "./admission/admit.ts";
import { isTooLate, toResult } from "./article.ts";
import { comparisonFor } from "./comparing.ts";
import { logElsewhere } from "./log-elsewhere.ts";
import { askForLess } from "./question-length.ts";
import { type BotServices, sayTo } from "./services.ts";

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
  /** What the button says where there are no articles. */
  readonly whyNone: PlainKey;
}

export function createInlineHandler(services: BotServices) {
  return async (ctx: Context): Promise<void> => {
    try {
      const { articles, nextOffset, whyNone } = await pageFor(ctx, services);
      const results = articles.flatMap((article) => toResult(article, ctx.me.username) ?? []);
      await ctx.answerInlineQuery(results, {
        cache_time: cacheTime,
        // In the language of whoever asks.
        is_personal: true,
        next_offset: nextOffset,
        ...(results.length === 0 ? buttonFor(ctx, services, whyNone) : {}),
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
    const { answer, articles } = await ask(ctx, services, chosen.query);
    const posted = articles.find(({ id }) => id === chosen.result_id);
    if (posted === undefined) return;
    const inlineMessageId = chosen.inline_message_id ?? null;
    await logElsewhere(services, {
      updateId: ctx.update.update_id,
      answer,
      userId: chosen.from.id,
      inlineMessageId,
      shown: posted.excerpts,
    });
  };
}

async function pageFor(ctx: Context, services: BotServices): Promise<Page> {
  const { query = "", offset = "" } = ctx.inlineQuery ?? {};
  const say = sayTo(ctx, services);
  if (!isAllowed(ctx, services)) return { articles: [], nextOffset: "", whyNone: "inline-closed" };
  if (isEmpty(query)) return casesFrom(Number(offset) || 0, services.library.cases(), say);
  // Telegram counts characters, of which some are two units: that much can still come.
  if (askForLess(query.trim(), say) !== null)
    return { articles: [], nextOffset: "", whyNone: "inline-long" };
  const { answer, articles } = await ask(ctx, services, query);
  const { status, tookMs } = answer;
  services.meter.answered({ status, mode: "inline", tookMs });
  return { articles, nextOffset: "", whyNone: "inline-none" };
}

function casesFrom(from: number, cases: readonly CaseSummary[], say: Say): Page {
  const to = from + casesPerPage;
  const articles = renderInlineCases(cases.slice(from, to), say);
  return {
    articles,
    nextOffset: to < cases.length ? String(to) : "",
    whyNone: "inline-none",
  };
}

async function ask(ctx: Context, services: BotServices, query: string) {
  const { library } = services;
  const answer = await library.answer(query.trim(), { top: inlineExcerpts });
  const comparison = await comparisonFor(services, answer);
  const known = { cases: library.cases(), comparison };
  return { answer, articles: renderInlineAnswer(answer, sayTo(ctx, services), known) };
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

function buttonFor(ctx: Context, services: BotServices, key: PlainKey) {
  return { button: { text: sayTo(ctx, services)(key), start_parameter: "ask" } };
}

function logTooLate({ log }: BotServices): void {
  log.debug("an answer to an inline query came too late");
}

function failureFields(error: unknown) {
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  return { error: messageOf(error), stack };
}
