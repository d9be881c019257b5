/**
 * What a conversation was about, for a message that leans on it; and what was answered or opened, kept for what
 * comes next. A reply to an answer takes up that answer's subject, however old; else what this person last asked or
 * opened here counts. An edited message leans on what it leant on at first.
 */
import type { Context } from "grammy";
import type { Answer, CaseLibrary, Excerpt, PassageSource, Subject } from "../core/domain.ts";
import { subjectOfReading } from "../questions/subject.ts";
import type { AskedQuestion, Conversation, SubjectWrites } from "../state/state-store.ts";
import { outcomeOf } from "./question-outcome.ts";
import type { BotServices } from "./services.ts";
import { standingAnswerTo } from "./standing-answer.ts";

export interface PreviousSubject {
  readonly previous?: Subject;
  readonly isPointedTo?: boolean;
}

export async function previousOf(ctx: Context, services: BotServices): Promise<PreviousSubject> {
  const conversation = conversationOf(ctx);
  if (conversation === null) return {};
  const { state, library } = services;
  const replied = ctx.msg?.reply_to_message;
  if (replied?.from?.id === ctx.me.id) {
    const pointedTo =
      (await state.subjects.ofMessage(conversation.chatId, replied.message_id)) ??
      subjectOfText(replied.text ?? "", library);
    if (pointedTo !== null) return { previous: pointedTo, isPointedTo: true };
  }
  const previous = await subjectBefore(ctx, services);
  return previous === null ? {} : { previous };
}

/** What this person talked about here before the message that is being answered. */
export async function subjectBefore(ctx: Context, { state }: BotServices): Promise<Subject | null> {
  const { message } = standingAnswerTo(ctx);
  if (message !== null) return message.previous;
  const conversation = conversationOf(ctx);
  return conversation === null ? null : state.subjects.current(conversation);
}

export async function forgetSubject(ctx: Context, { state }: BotServices): Promise<void> {
  const conversation = conversationOf(ctx);
  if (conversation !== null) await state.write(({ subjects }) => subjects.forget(conversation));
}

export interface SentAnswer {
  readonly answer: Answer;
  /** Those of its excerpts that can be read in the messages. */
  readonly shown: readonly Excerpt[];
  readonly subject: Subject;
  readonly messageIds: readonly number[];
}

/** With this the update is done: begun again after it, the same words would lean on their own answer. */
export async function remember(
  ctx: Context,
  { state, inbox }: BotServices,
  sent: SentAnswer,
): Promise<void> {
  const conversation = conversationOf(ctx);
  if (conversation === null) return;
  const questionId = asksAnything(sent.answer) ? await state.questions.newId() : null;
  await state.write((writes) => {
    keepSubject(writes.subjects, conversation, sent);
    if (questionId !== null)
      writes.questions.append(questionId, askedIn(ctx, { ...sent, conversation }));
    writes.inbox.done(inbox.botId, ctx.update.update_id);
  });
  const standing = standingAnswerTo(ctx);
  standing.questionId = questionId;
  standing.hasSubject = true;
}

/** That there is no more of what was shown is nothing that the documents lack. */
function asksAnything({ notes }: Answer): boolean {
  return notes.every(({ kind }) => kind !== "no-more");
}

function askedIn(
  { chat }: Context,
  { answer, shown, messageIds, conversation }: SentAnswer & { conversation: Conversation },
): AskedQuestion {
  const messageId = messageIds.at(-1);
  return {
    ...outcomeOf(answer, shown),
    userId: conversation.userId,
    chatKind: chat?.type === "private" ? "private" : "group",
    answer:
      messageId === undefined ? null : { kind: "message", chatId: conversation.chatId, messageId },
  };
}

/** Opened from an answer, or read on, a passage takes up what the message with the button was about. */
export async function rememberReading(
  ctx: Context,
  services: BotServices,
  { source, messageIds }: Pick<SentAnswer, "messageIds"> & { readonly source: PassageSource },
): Promise<void> {
  const { callbackQuery, chatId, msgId } = ctx;
  const { state } = services;
  const isPressed = callbackQuery !== undefined && chatId !== undefined && msgId !== undefined;
  const openedFrom = isPressed ? await state.subjects.ofMessage(String(chatId), msgId) : null;
  const subject = subjectOfReading(source, openedFrom ?? (await subjectBefore(ctx, services)));
  const conversation = conversationOf(ctx);
  if (subject === null || conversation === null) return;
  await state.write(({ subjects }) => keepSubject(subjects, conversation, { subject, messageIds }));
  standingAnswerTo(ctx).hasSubject = true;
}

function keepSubject(
  subjects: SubjectWrites,
  conversation: Conversation,
  { subject, messageIds }: Pick<SentAnswer, "subject" | "messageIds">,
): void {
  const { chatId, userId } = conversation;
  subjects.setCurrent(conversation, subject);
  for (const messageId of messageIds) subjects.setOfMessage({ chatId, messageId, userId }, subject);
}

/** By topic of a forum, and by asker: two people in one group talk of different things. */
function conversationOf({ chat, from, msg }: Context): Conversation | null {
  if (chat === undefined || from === undefined) return null;
  const threadId = msg?.is_topic_message === true ? (msg.message_thread_id ?? null) : null;
  return { chatId: String(chat.id), threadId, userId: String(from.id) };
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
