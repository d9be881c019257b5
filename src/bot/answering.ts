/**
 * A question in, the library's answer sent to where it was asked; place by place where it names several.
 */
import type { Context } from "grammy";
import { renderAnswer, shownExcerpts } from "../render/render-answer.ts";
import { find, reply, type Found } from "./asking.ts";
import { compare, isAboutSeveral } from "./comparing.ts";
import { sayTo, type BotServices } from "./services.ts";

export interface AnswerManner {
  /** For a question that does not stand in the chat. */
  readonly showQuestion?: boolean;
}

export async function answerQuestion(
  ctx: Context,
  services: BotServices,
  { text, ...manner }: { readonly text: string } & AnswerManner,
): Promise<void> {
  const found = await find(ctx, services, text);
  if (found === null) return;
  if (isAboutSeveral(found.answer) && (await compare(ctx, services, found))) return;
  await sayAnswer(ctx, services, { ...found, ...manner });
}

async function sayAnswer(
  ctx: Context,
  services: BotServices,
  { showQuestion = false, ...found }: Found & AnswerManner,
): Promise<void> {
  const { answer } = found;
  // In a group little is enough for all who did not ask.
  const brief = ctx.chat?.type !== "private";
  const message = renderAnswer(answer, sayTo(ctx, services), {
    cases: services.library.cases(),
    brief,
    showQuestion,
  });
  await reply(ctx, services, { ...found, message, shown: shownExcerpts(answer, brief) });
}
