/**
 * Answers inline queries, which users type behind the bot's name in any chat, with articles to choose from. With
 * nothing to show there is a button that leads to the private chat. Queries come at every keystroke, so only what was
 * chosen is logged as a question.
 */
import type { Context } from "grammy";
import type { ChosenInlineResult } from "grammy/types";
import { countAnswer } from "../chat/ask/count-answer.ts";
import { logElsewhere } from "../chat/ask/log-question.ts";
import { isTooLong } from "../chat/ask/question-length.ts";
import { comparisonFor } from "../chat/compare/comparison.ts";
import { type InlineArticle, passageArticle } from "../chat/inline/article.ts";
import {
  inlineExcerpts,
  renderInlineAnswer,
  renderInlineCases,
} from "../chat/inline/inline-view.ts";
import { passageNamed } from "../chat/reader/reader.ts";
import type { Turn } from "../chat/turn.ts";
import type { Say } from "../chat/views/messages.ts";
import type { CaseSummary } from "../core/library.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Request } from "./admission.ts";
import { askedText, unmarkedText } from "./asked-text.ts";
import { isTooLate, toResult } from "./inline-result.ts";
import { createTurn, type TelegramServices, type UpdateJob } from "./turn.ts";

/** In seconds. Few type the same again later, and documents may change. */
const cacheTime = 60;
/** Shorter queries say nothing yet. */
const minQueryCharacters = 2;
/** The limit of results that Telegram takes. */
const casesPerPage = 50;

interface Page {
  readonly articles: readonly InlineArticle[];
  /** Empty on the last page. */
  readonly nextOffset: string;
  /** The text of the button where there are no articles. */
  readonly whyNone: string;
}

export async function readInlineQuery(
  job: UpdateJob,
  services: TelegramServices,
): Promise<Request> {
  const { ctx } = job;
  const turn = await createTurn(job, services);
  const closed: Page = { articles: [], nextOffset: "", whyNone: turn.say("inline-closed") };
  return {
    isForEverybody: false,
    countsAs: "nothing",
    answer: () => showPage(ctx, turn, () => pageFor(turn, ctx)),
    refuse: () => showPage(ctx, turn, () => Promise.resolve(closed)),
  };
}

async function showPage(ctx: Context, turn: Turn, find: () => Promise<Page>): Promise<void> {
  try {
    const { articles, nextOffset, whyNone } = await find();
    const results = articles.flatMap((article) => toResult(article, ctx.me.username) ?? []);
    await ctx.answerInlineQuery(results, {
      cache_time: cacheTime,
      // The articles may be in the language of the user.
      is_personal: true,
      next_offset: nextOffset,
      ...(results.length === 0 ? buttonFor(whyNone) : {}),
    });
  } catch (error) {
    if (isTooLate(error)) return logTooLate(turn.log);
    turn.log.error("an inline query was not answered", failureFields(error));
    await answerFailure(ctx, turn);
  }
}

/** Logs the question of a result that somebody chose; Telegram says so only if @BotFather was asked for it. */
export async function readChosenResult(
  job: UpdateJob,
  services: TelegramServices,
): Promise<Request | null> {
  const { ctx } = job;
  const chosen = ctx.chosenInlineResult;
  const query = questionIn(chosen?.query ?? "", ctx);
  if (chosen === undefined || isEmpty(query)) return null;
  const turn = await createTurn(job, services);
  return {
    isForEverybody: false,
    countsAs: "nothing",
    answer: () => logChosenResult(turn, { ...chosen, query }),
    refuse: () => Promise.resolve(),
  };
}

async function logChosenResult(turn: Turn, chosen: ChosenInlineResult): Promise<void> {
  // A passage that is called by its name is opened, and no question.
  if ((await passageNamed(chosen.query, turn.library)) !== null) return;
  const { answer, articles } = await findArticles(turn, chosen.query);
  const posted = articles.find(({ id }) => id === chosen.result_id);
  if (posted === undefined) return;
  await logElsewhere(turn, {
    answer,
    userId: String(chosen.from.id),
    inlineMessageId: chosen.inline_message_id ?? null,
    shown: posted.excerpts,
  });
}

async function pageFor(turn: Turn, ctx: Context): Promise<Page> {
  const { offset = "" } = ctx.inlineQuery ?? {};
  const query = questionIn(ctx.inlineQuery?.query ?? "", ctx);
  const say = turn.sayTo(query);
  if (isEmpty(query)) return casesFrom(Number(offset) || 0, turn.library.cases(), say);
  // Telegram limits queries to 256 characters, each of up to two UTF-16 units, so a query can be too long.
  if (isTooLong(query)) {
    turn.meter.count("reform_bot_refusals_total", { reason: "too-long" });
    return { articles: [], nextOffset: "", whyNone: say("inline-long") };
  }
  const named = await passageNamed(query, turn.library);
  if (named !== null) {
    const articles = typeof named === "string" ? [] : [passageArticle(named, say)];
    return { articles, nextOffset: "", whyNone: say("inline-none") };
  }
  const { answer, articles } = await findArticles(turn, query);
  const { status, tookMs } = answer;
  countAnswer(turn.meter, { status, mode: "inline", tookMs });
  return { articles, nextOffset: "", whyNone: say("inline-none") };
}

function casesFrom(from: number, cases: readonly CaseSummary[], say: Say): Page {
  const to = from + casesPerPage;
  const articles = renderInlineCases(cases.slice(from, to), say);
  return {
    articles,
    nextOffset: to < cases.length ? String(to) : "",
    whyNone: say("inline-none"),
  };
}

async function findArticles(turn: Turn, query: string) {
  const { library } = turn;
  const say = turn.sayTo(query);
  const answer = await library.answer(query, { top: inlineExcerpts });
  const comparison = await comparisonFor(library, answer);
  const known = { cases: library.cases(), comparison };
  return { answer, articles: renderInlineAnswer(answer, say, known) };
}

function questionIn(query: string, { me }: Context): string {
  return askedText(unmarkedText(query), me).text;
}

function isEmpty(query: string): boolean {
  return Array.from(query.trim()).length < minQueryCharacters;
}

async function answerFailure(ctx: Context, turn: Turn): Promise<void> {
  try {
    const button = buttonFor(turn.say("inline-broken"));
    await ctx.answerInlineQuery([], { cache_time: 0, is_personal: true, ...button });
  } catch (error) {
    if (isTooLate(error)) logTooLate(turn.log);
    else turn.log.warn("nor could the asker be told", { error: messageOf(error) });
  }
}

function buttonFor(text: string) {
  return { button: { text, start_parameter: "ask" } };
}

function logTooLate(log: Log): void {
  log.debug("an answer to an inline query came too late");
}

function failureFields(error: unknown) {
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  return { error: messageOf(error), stack };
}
