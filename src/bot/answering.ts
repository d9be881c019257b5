/**
 * A question in, the library's answer sent to where it was asked, and what it was about remembered.
 */
import type { Context } from "grammy";
import { subjectOf } from "../answer/subject.ts";
import { escapeHtml } from "../render/telegram-html.ts";
import { excerptsShown, renderAnswer } from "../render/telegram.ts";
import { compare } from "./comparing.ts";
import { previousOf, remember } from "./conversation.ts";
import { send } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";
import { withTyping } from "./typing.ts";

/** What is longer holds more than one question, and answers none of them well. */
const maxQuestionUtf16 = 500;

export interface AnswerManner {
  /** For a question that does not stand in the chat. */
  readonly showQuestion?: boolean;
}

export async function answerQuestion(
  ctx: Context,
  services: BotServices,
  question: { readonly text: string } & AnswerManner,
): Promise<void> {
  const { library, log, logsQuestions, meter } = services;
  const say = sayTo(ctx, services);
  if (question.text.length > maxQuestionUtf16) {
    const words = { count: question.text.length, limit: maxQuestionUtf16 };
    await send(ctx, [{ text: escapeHtml(say("question-long", words)) }]);
    return;
  }
  const previous = previousOf(ctx, services);
  const answer = await withTyping(ctx, log, () =>
    library.answer(question.text, { top: excerptsShown, ...previous }),
  );
  // In a group one excerpt is enough for all who did not ask.
  const brief = ctx.chat?.type !== "private";
  const render = () =>
    renderAnswer(answer, say, {
      bot: ctx.me.username,
      cases: library.cases(),
      brief,
      showQuestion: question.showQuestion === true,
    });
  const isSeveral = answer.places.length > 1 && answer.status === "answered";
  const compared = isSeveral ? await compare(ctx, services, answer.question) : null;
  const messageIds = compared ?? (await send(ctx, render()));
  const shownCount = brief ? 1 : excerptsShown;
  const subject = subjectOf(answer, previous.previous ?? null, shownCount);
  remember(ctx, services, { answer, subject, messageIds });
  const { status, reason, tookMs } = answer;
  meter.answered({ status, mode: brief ? "group" : "private", tookMs });
  log.info("question answered", {
    status,
    reason,
    excerpts: answer.excerpts.length,
    tookMs: Math.round(tookMs),
    chatType: ctx.chat?.type ?? null,
    ...(logsQuestions && { question: question.text }),
  });
}
