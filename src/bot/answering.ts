/**
 * A question in, the library's answer sent to where it was asked, and what it was about remembered.
 * Nothing is decided here.
 */
import type { Context } from "grammy";
import type { Answer } from "../domain.ts";
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
  const sentIds = await send(ctx, messages);
  remember(ctx, services, answer, sentIds);
  log.info("question answered", {
    status: answer.status,
    reason: answer.reason,
    excerpts: answer.excerpts.length,
    tookMs: Math.round(answer.tookMs),
    chatType: ctx.chat?.type ?? null,
  });
}

/** What the conversation is about, for what is asked next; and the question, for whoever looks after the documents. */
function remember(
  ctx: Context,
  { state }: BotServices,
  answer: Answer,
  sentIds: readonly number[],
): void {
  const { chat, from } = ctx;
  if (chat === undefined || from === undefined) return;
  const shownIds = answer.excerpts.map(({ passage }) => passage.id);
  const { question, topic, places, status, reason, language, tookMs } = answer;
  const subject = { question, topic, places, shownIds };
  const lastId = sentIds.at(-1);
  state.together(() => {
    state.subjects.setCurrent(conversationOf(ctx, chat.id, from.id), subject);
    for (const messageId of sentIds)
      state.subjects.setOfMessage({ chatId: chat.id, messageId, userId: from.id }, subject);
    state.questions.append({
      text: question,
      userId: from.id,
      chatKind: chat.type === "private" ? "private" : "group",
      language,
      status,
      reason,
      places,
      tookMs,
      passageIds: shownIds,
      answer: lastId === undefined ? null : { kind: "message", chatId: chat.id, messageId: lastId },
    });
  });
}

/** By topic of a forum, and by asker: two people in one group talk of different things. */
function conversationOf(ctx: Context, chatId: number, userId: number) {
  const isTopic = ctx.msg?.is_topic_message === true;
  return { chatId, threadId: isTopic ? (ctx.msg.message_thread_id ?? null) : null, userId };
}
