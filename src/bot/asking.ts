/**
 * A question in, what the library finds for it out; and what was made of that sent, remembered and logged.
 */
import type { Context } from "grammy";
import type { Message } from "../chat/message.ts";
import type { Answer, Excerpt, Subject } from "../core/domain.ts";
import { subjectOf } from "../questions/subject.ts";
import { excerptsShown } from "../render/render-answer.ts";
import { plainMessage } from "../render/spans.ts";
import { previousOf, remember } from "./conversation.ts";
import { askForLess } from "./question-length.ts";
import { send } from "./sending.ts";
import { type BotServices, sayTo } from "./services.ts";
import { withTyping } from "./typing.ts";

export interface Found {
  readonly answer: Answer;
  /** What was talked about before. */
  readonly previous: Subject | null;
}

/** Null for a question that is too long, which its asker is told. */
export async function find(
  ctx: Context,
  services: BotServices,
  text: string,
): Promise<Found | null> {
  const tooLong = askForLess(text, sayTo(ctx, services));
  if (tooLong !== null) {
    await send(ctx, plainMessage(tooLong));
    return null;
  }
  const previous = await previousOf(ctx, services);
  const answer = await withTyping(ctx, services.log, () =>
    services.library.answer(text, { top: excerptsShown, ...previous }),
  );
  return { answer, previous: previous.previous ?? null };
}

export interface Reply {
  readonly message: Message;
  /** The excerpts that it quotes. */
  readonly shown: readonly Excerpt[];
}

export async function reply(
  ctx: Context,
  services: BotServices,
  { answer, previous, message, shown }: Found & Reply,
): Promise<void> {
  const messageIds = await send(ctx, message);
  const subject = subjectOf(answer, previous, shown);
  await remember(ctx, services, { answer, shown, subject, messageIds });
  const { status, reason, tookMs } = answer;
  const isPrivate = ctx.chat?.type === "private";
  services.meter.answered({ status, mode: isPrivate ? "private" : "group", tookMs });
  services.log.info("question answered", {
    status,
    reason,
    excerpts: answer.excerpts.length,
    tookMs: Math.round(tookMs),
    chatType: ctx.chat?.type ?? null,
    ...(services.logsQuestions && { question: answer.question }),
  });
}
