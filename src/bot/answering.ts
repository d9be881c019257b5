/**
 * A question in, the library's answer sent to where it was asked. Nothing is decided here.
 */
import type { Context } from "grammy";
import { excerptsShown, renderAnswer } from "../render/telegram.ts";
import { send } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";
import { withTyping } from "./typing.ts";

export interface AnswerManner {
  /** For a question that does not stand in the chat. */
  readonly showQuestion?: boolean;
}

export async function answerQuestion(
  ctx: Context,
  services: BotServices,
  question: { readonly text: string } & AnswerManner,
): Promise<void> {
  const { library, log } = services;
  const answer = await withTyping(ctx, log, () =>
    library.answer(question.text, { top: excerptsShown }),
  );
  const messages = renderAnswer(answer, sayTo(ctx, services), {
    cases: library.cases(),
    showQuestion: question.showQuestion === true,
  });
  await send(ctx, messages);
  log.info("question answered", {
    status: answer.status,
    reason: answer.reason,
    excerpts: answer.excerpts.length,
    tookMs: Math.round(answer.tookMs),
    chatType: ctx.chat?.type ?? null,
  });
}
