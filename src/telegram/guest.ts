/**
 * Answers a call by name in a chat that the bot is not in, with one message: the best excerpt, the best of each of
 * several places, or a friendly line. Telegram takes a single answer, so a failure is told in its place.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { excerptsShown } from "../chat/ask/answer-view.ts";
import { asAsked } from "../chat/ask/as-asked.ts";
import { countAnswer } from "../chat/ask/count-answer.ts";
import { subjectOfText } from "../chat/ask/conversation.ts";
import { logElsewhere } from "../chat/ask/log-question.ts";
import { findPointed } from "../chat/ask/pointed.ts";
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
import { asksAboutLink, pointsToLink, repliedText, type Turn } from "../chat/turn.ts";
import type { Subject } from "../core/domain.ts";
import type { PointingMessage } from "../core/library.ts";
import { messageOf } from "../core/errors.ts";
import { readPointer } from "../questions/pointing.ts";
import { readTalk } from "../questions/talk.ts";
import { askedText, type BotIdentity } from "./asked-text.ts";
import { askingCommands, isBesideTheBot, readGroupMessage, readReply } from "./addressing.ts";
import { refusalText, type Request } from "./admission.ts";
import { isTooLate, toResult } from "./inline-result.ts";
import { createTurn, type TelegramServices, type UpdateJob } from "./turn.ts";
import { readWritten } from "./written-text.ts";

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
        const asked = pointingIn(message, ctx.me);
        if (asked.text === "" && asked.beside === "") return post(ctx, await howToAsk(turn));
        const shown = await shownThere(turn, asked.text);
        if (shown !== null) return post(ctx, shown);
        if (asksAboutLink(turn, asked.text))
          return post(ctx, renderGuestLine(turn.say("link-unread"), turn.say));
        return answerThere(ctx, turn, asked);
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
function pointingIn(message: Message, me: BotIdentity): PointingMessage {
  const beside = repliedText(readReply(message, me));
  const request = readGroupMessage(message, me);
  if (request === null) return { text: askedText(readWritten(message), me).text, beside };
  if (request.kind === "question") return { text: request.text, beside };
  if (request.kind === "called" || !askingCommands.has(request.command.name))
    return { text: "", beside: "" };
  return { text: request.command.args, beside };
}

/**
 * What is shown without a search: thanks, a passage by its name, and what a reply points at in the bot's own post, whose
 * citations are all that is known of it. Null for a question.
 */
async function shownThere(turn: Turn, text: string): Promise<InlineArticle | null> {
  const { library } = turn;
  if (readTalk(text) === null || /\p{Script=Han}/u.test(text)) turn.hear(text);
  const { say } = turn;
  if (readTalk(text)?.kind === "thanks") return renderGuestLine(say("talk-thanks"), say);
  const named = await passageNamed(text, library);
  if (named !== null)
    return typeof named === "string"
      ? renderGuestLine(passageUnknown(named, say), say)
      : passageArticle(named, say);
  const pointer = readPointer(text);
  // A reply to somebody else points at what that one wrote.
  if (pointer === null || repliedText(turn.message?.repliesTo ?? null) !== "") return null;
  const pointed = await findPointed(pointer, await repliedSubject(turn), library);
  return pointed && renderGuestPointed(pointed, library.cases(), say);
}

async function repliedSubject({ message, library }: Turn): Promise<Subject | null> {
  const replied = message?.repliesTo ?? null;
  return replied === null ? null : subjectOfText(replied.text, library);
}

/** Several questions are asked as one: there is room for one answer. */
async function answerThere(ctx: Context, turn: Turn, message: PointingMessage): Promise<void> {
  const { library, meter } = turn;
  const [first, ...others] = await library.readMessage(message);
  if (first === undefined) return;
  const all = message.text === "" ? message.beside : message.text;
  const asked = others.length === 0 ? first : { ...first, question: all };
  const { question, standsAlone, limits } = asked;
  const previous = standsAlone ? null : await repliedSubject(turn);
  const found = await library.answer(question, {
    top: excerptsShown,
    ...(previous !== null && { previous, isPointedTo: true }),
    ...(limits !== undefined && { limits }),
  });
  const answer = asAsked(found, asked);
  const say = turn.sayTo(message.text, question);
  const comparison = await comparisonFor(library, answer);
  const articles = renderGuestAnswer(answer, say, { cases: library.cases(), comparison });
  const { inlineMessageId, shown } = await post(ctx, ...articles);
  countAnswer(meter, { status: answer.status, mode: "guest", tookMs: answer.tookMs });
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
