/**
 * What a conversation was about, for a message that leans on it; and what was answered or opened, kept for what
 * comes next. A reply to an answer takes up that answer's subject, however old; else what this person last asked or
 * opened here counts. An edited message leans on what it leant on at first.
 */
import type { Context } from "grammy";
import type { Answer, CaseLibrary, Excerpt, PassageSource, Subject } from "../core/domain.ts";
import { subjectOfReading } from "../questions/subject.ts";
import type { Conversation } from "../state/subjects.ts";
import { outcomeOf } from "./question-outcome.ts";
import type { BotServices } from "./services.ts";
import { standingAnswerTo } from "./standing-answer.ts";

export interface PreviousSubject {
  readonly previous?: Subject;
  readonly isPointedTo?: boolean;
}

export function previousOf(ctx: Context, services: BotServices): PreviousSubject {
  const conversation = conversationOf(ctx);
  if (conversation === null) return {};
  const { state, library } = services;
  const replied = ctx.msg?.reply_to_message;
  if (replied?.from?.id === ctx.me.id) {
    const pointedTo =
      state.subjects.ofMessage(conversation.chatId, replied.message_id) ??
      subjectOfText(replied.text ?? "", library);
    if (pointedTo !== null) return { previous: pointedTo, isPointedTo: true };
  }
  const previous = subjectBefore(ctx, services);
  return previous === null ? {} : { previous };
}

/** What this person talked about here before the message that is being answered. */
export function subjectBefore(ctx: Context, { state }: BotServices): Subject | null {
  const { message } = standingAnswerTo(ctx);
  if (message !== null) return message.previous;
  const conversation = conversationOf(ctx);
  return conversation === null ? null : state.subjects.current(conversation);
}

export function forgetSubject(ctx: Context, { state }: BotServices): void {
  const conversation = conversationOf(ctx);
  if (conversation !== null) state.subjects.forget(conversation);
}

export interface SentAnswer {
  readonly answer: Answer;
  /** Those of its excerpts that can be read in the messages. */
  readonly shown: readonly Excerpt[];
  readonly subject: Subject;
  readonly messageIds: readonly number[];
}

/** With this the update is done: begun again after it, the same words would lean on their own answer. */
export function remember(ctx: Context, services: BotServices, sent: SentAnswer): void {
  const conversation = conversationOf(ctx);
  if (conversation === null) return;
  services.state.together(() => {
    keepSubject(ctx, services, sent);
    standingAnswerTo(ctx).questionId = asksAnything(sent.answer)
      ? log(ctx, services, { ...sent, conversation })
      : null;
    services.inbox.done(ctx.update.update_id);
  });
}

/** That there is no more of what was shown is nothing that the documents lack. */
function asksAnything({ notes }: Answer): boolean {
  return notes.every(({ kind }) => kind !== "no-more");
}

function log(
  { chat }: Context,
  { state }: BotServices,
  { answer, shown, messageIds, conversation }: SentAnswer & { conversation: Conversation },
): number {
  const messageId = messageIds.at(-1);
  return state.questions.append({
    ...outcomeOf(answer, shown),
    userId: conversation.userId,
    chatKind: chat?.type === "private" ? "private" : "group",
    answer:
      messageId === undefined ? null : { kind: "message", chatId: conversation.chatId, messageId },
  });
}

/** Opened from an answer, or read on, a passage takes up what the message with the button was about. */
export function rememberReading(
  ctx: Context,
  services: BotServices,
  read: { readonly source: PassageSource; readonly messageIds: readonly number[] },
): void {
  const { callbackQuery, chatId, msgId } = ctx;
  const isPressed = callbackQuery !== undefined && chatId !== undefined && msgId !== undefined;
  const openedFrom = isPressed ? services.state.subjects.ofMessage(chatId, msgId) : null;
  const subject = subjectOfReading(read.source, openedFrom ?? subjectBefore(ctx, services));
  if (subject === null) return;
  services.state.together(() =>
    keepSubject(ctx, services, { subject, messageIds: read.messageIds }),
  );
}

function keepSubject(
  ctx: Context,
  { state }: BotServices,
  { subject, messageIds }: Pick<SentAnswer, "subject" | "messageIds">,
): void {
  const conversation = conversationOf(ctx);
  if (conversation === null) return;
  const { chatId, userId } = conversation;
  state.subjects.setCurrent(conversation, subject);
  for (const messageId of messageIds)
    state.subjects.setOfMessage({ chatId, messageId, userId }, subject);
  standingAnswerTo(ctx).hasSubject = true;
}

/** By topic of a forum, and by asker: two people in one group talk of different things. */
function conversationOf({ chat, from, msg }: Context): Conversation | null {
  if (chat === undefined || from === undefined) return null;
  const threadId = msg?.is_topic_message === true ? (msg.message_thread_id ?? null) : null;
  return { chatId: chat.id, threadId, userId: from.id };
}

/** Of an answer that is no longer remembered, its citations still tell which places it was about. */
function subjectOfText(text: string, library: CaseLibrary): Subject | null {
  const cited = [...text.matchAll(/#[\p{L}\p{N}_]+/gu)].flatMap(
    ([hashtag]) => library.passage(hashtag) ?? [],
  );
  const places = cited.flatMap(({ document: { place } }) => place?.name ?? []);
  if (places.length === 0) return null;
  return {
    question: "",
    topic: "",
    places: [...new Set(places)],
    shownIds: cited.map(({ passage }) => passage.id),
  };
}
