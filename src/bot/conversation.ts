/**
 * What a conversation was about, for a message that leans on it; and what an answer was about, kept for what comes next.
 * A reply to an answer takes up that answer's subject, however old; else what this person last asked here counts.
 */
import type { Context } from "grammy";
import type { Answer, CaseLibrary, Excerpt, Subject } from "../domain.ts";
import type { Conversation } from "../state/subjects.ts";
import type { BotServices } from "./services.ts";

export interface PreviousSubject {
  readonly previous?: Subject;
  readonly isPointedTo?: boolean;
}

export function previousOf(ctx: Context, { state, library }: BotServices): PreviousSubject {
  const conversation = conversationOf(ctx);
  if (conversation === null) return {};
  const replied = ctx.msg?.reply_to_message;
  if (replied?.from?.id === ctx.me.id) {
    const pointedTo =
      state.subjects.ofMessage(conversation.chatId, replied.message_id) ??
      subjectOfText(replied.text ?? "", library);
    if (pointedTo !== null) return { previous: pointedTo, isPointedTo: true };
  }
  const current = state.subjects.current(conversation);
  return current === null ? {} : { previous: current };
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

export function remember(ctx: Context, { state }: BotServices, sent: SentAnswer): void {
  const conversation = conversationOf(ctx);
  if (conversation === null) return;
  const { chatId, userId } = conversation;
  const { question, places, status, reason, language, tookMs } = sent.answer;
  const { subject } = sent;
  const lastId = sent.messageIds.at(-1);
  state.together(() => {
    state.subjects.setCurrent(conversation, subject);
    for (const messageId of sent.messageIds)
      state.subjects.setOfMessage({ chatId, messageId, userId }, subject);
    state.questions.append({
      text: question,
      userId,
      chatKind: ctx.chat?.type === "private" ? "private" : "group",
      language,
      status,
      reason,
      places,
      tookMs,
      passageIds: sent.shown.map(({ passage }) => passage.id),
      answer: lastId === undefined ? null : { kind: "message", chatId, messageId: lastId },
    });
  });
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
