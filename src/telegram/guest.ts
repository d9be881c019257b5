/**
 * Answers a call by name in a chat that the bot is not in, with one message: the best excerpt, the best of each of
 * several places, or a friendly line. Telegram takes a single answer, so a failure is told in its place.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { excerptsShown } from "../chat/ask/answer-view.ts";
import { subjectOfText } from "../chat/ask/conversation.ts";
import { logElsewhere } from "../chat/ask/log-question.ts";
import { findPointed } from "../chat/ask/pointed.ts";
import { askForLess } from "../chat/ask/question-length.ts";
import { comparisonFor } from "../chat/compare/comparison.ts";
import { type InlineArticle, passageArticle } from "../chat/inline/article.ts";
import {
  renderGuestAnswer,
  renderGuestLine,
  renderGuestPointed,
} from "../chat/inline/inline-view.ts";
import { passageUnknown } from "../chat/reader/passage-view.ts";
import { passageNamed } from "../chat/reader/reader.ts";
import { exampleIn } from "../chat/offers/offers.ts";
import { pointsToLink, repliedText, type Turn } from "../chat/turn.ts";
import type { Subject } from "../core/domain.ts";
import { messageOf } from "../core/errors.ts";
import { readPointer } from "../questions/pointing.ts";
import { readTalk } from "../questions/talk.ts";
import { askedText, type BotIdentity } from "./asked-text.ts";
import { isBesideTheBot, readGroupMessage, readReply } from "./addressing.ts";
import { refusalText, type Request } from "./admission.ts";
import { isTooLate, toResult } from "./inline-result.ts";
import { createTurn, type TelegramServices, type UpdateJob } from "./turn.ts";
import { readWritten } from "./written-text.ts";

/** Commands whose arguments are the question. */
const askingCommands: ReadonlySet<string> = new Set(["ask", "compare"]);

export async function readGuestCall(
  job: UpdateJob,
  services: TelegramServices,
): Promise<Request | null> {
  const { ctx } = job;
  const message = ctx.guestMessage;
  if (message?.guest_query_id === undefined) return null;
  const isForOthers = readGroupMessage(message, ctx.me) === null;
  if (isForOthers && isBesideTheBot(readWritten(message))) return null;
  const turn = await createTurn(job, services);
  return {
    isForEverybody: false,
    countsAs: "question",
    isCall: true,
    answer: () =>
      orTellFailure(ctx, turn, async () => {
        const question = questionIn(message, ctx.me);
        if (question === "") return post(ctx, await howToAsk(turn));
        const shown = await shownThere(turn, question);
        if (shown !== null) return post(ctx, shown);
        return answerThere(ctx, turn, question);
      }),
    refuse: (refusal) =>
      orTellFailure(ctx, turn, async () => {
        if (refusal.isTold)
          await post(ctx, renderGuestLine(refusalText(refusal, turn, ctx), turn.say));
      }),
  };
}

async function orTellFailure(
  ctx: Context,
  turn: Turn,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const fields = { error: messageOf(error) };
    if (isTooLate(error)) return turn.log.debug("an answer as a guest came too late", fields);
    const stack = error instanceof Error ? (error.stack ?? null) : null;
    turn.log.error("a call as a guest was not answered", { ...fields, stack });
    await tellFailure(ctx, turn);
  }
}

/** Empty for a call without a question. Telegram has already found that the bot is meant. */
function questionIn(message: Message, me: BotIdentity): string {
  const request = readGroupMessage(message, me);
  if (request === null) return askedText(readWritten(message), me).text;
  if (request.kind === "question") return request.text;
  if (request.kind === "called" || !askingCommands.has(request.command.name)) return "";
  return request.command.args || repliedText(readReply(message, me));
}

/**
 * What is shown without a search: thanks, a passage by its name, and what a reply points at in the bot's own post, whose
 * citations are all that is known of it. Null for a question.
 */
async function shownThere(turn: Turn, question: string): Promise<InlineArticle | null> {
  const { library, say } = turn;
  if (readTalk(question)?.kind === "thanks") return renderGuestLine(say("talk-thanks"), say);
  const named = await passageNamed(question, library);
  if (named !== null)
    return typeof named === "string"
      ? renderGuestLine(passageUnknown(named, say), say)
      : passageArticle(named, say);
  const pointer = readPointer(question);
  if (pointer === null) return null;
  const pointed = await findPointed(pointer, await repliedSubject(turn), library);
  return pointed && renderGuestPointed(pointed, library.cases(), say);
}

async function repliedSubject({ message, library }: Turn): Promise<Subject | null> {
  const replied = message?.repliesTo ?? null;
  return replied === null ? null : subjectOfText(replied.text, library);
}

async function answerThere(ctx: Context, turn: Turn, question: string): Promise<void> {
  const { library, meter } = turn;
  const say = turn.sayTo(question);
  const tooLong = askForLess(question, say);
  if (tooLong !== null) return void (await post(ctx, renderGuestLine(tooLong, say)));
  const previous = await repliedSubject(turn);
  const answer = await library.answer(question, {
    top: excerptsShown,
    ...(previous !== null && { previous, isPointedTo: true }),
  });
  const comparison = await comparisonFor(library, answer);
  const articles = renderGuestAnswer(answer, say, { cases: library.cases(), comparison });
  const { inlineMessageId, shown } = await post(ctx, ...articles);
  meter.answered({ status: answer.status, mode: "guest", tookMs: answer.tookMs });
  const userId = turn.user?.id;
  if (userId !== undefined) await logElsewhere(turn, { answer, userId, inlineMessageId, shown });
}

/** Posts the first article that fits into one message. */
async function post(ctx: Context, ...articles: readonly InlineArticle[]) {
  for (const article of articles) {
    const result = toResult(article, ctx.me.username);
    if (result === null) continue;
    const { inline_message_id: inlineMessageId } = await ctx.answerGuestQuery(result);
    return { inlineMessageId, shown: article.excerpts };
  }
  throw new Error("One message can hold none of the articles.");
}

async function howToAsk(turn: Turn): Promise<InlineArticle> {
  const { say, botName: bot, library } = turn;
  const words = { bot, example: await exampleIn(library, say) };
  const line = pointsToLink(turn) ? say("link-unread") : say("mention-empty", words);
  return renderGuestLine(line, say);
}

async function tellFailure(ctx: Context, { say, log }: Turn): Promise<void> {
  try {
    await post(ctx, renderGuestLine(say("failure"), say));
  } catch (error) {
    log.warn("nor could the chat be told", { error: messageOf(error) });
  }
}
