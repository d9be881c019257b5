/**
 * The subject of a conversation, for a question that depends on what came before. A reply to an answer depends on that
 * answer's subject, however old; anything else on what this person last asked or opened in this conversation. An edited
 * message depends on the same subject as before the edit.
 */
import type { Answer, Excerpt, PassageSource, Subject } from "../../core/domain.ts";
import type { CaseLibrary } from "../../core/library.ts";
import { subjectOfReading } from "../../questions/subject.ts";
import type { Conversation, SubjectWrites } from "../../state/state-store.ts";
import type { RepliedMessage, Turn } from "../turn.ts";
import { plainMessage } from "../views/spans.ts";
import { outcomeOf } from "./log-question.ts";
import { quotedPassage } from "./pointed.ts";

export interface PreviousSubject {
  readonly previous?: Subject;
  readonly isPointedTo?: boolean;
}

export async function previousOf(turn: Turn): Promise<PreviousSubject> {
  const { conversation, state, library, message } = turn;
  if (conversation === null) return {};
  const replied = message?.repliesTo ?? null;
  if (replied?.isOwn === true) {
    const pointedTo =
      (await state.subjects.ofMessage(conversation.chatId, replied.id)) ??
      (await subjectOfText(replied.text, library));
    if (pointedTo !== null)
      return { previous: await quotedIn(replied, pointedTo, library), isPointedTo: true };
  }
  const previous = await subjectBefore(turn);
  return previous === null ? {} : { previous };
}

/** A reply that quotes an excerpt by hand is about that one and its place. */
async function quotedIn(
  { quoted }: RepliedMessage,
  subject: Subject,
  library: CaseLibrary,
): Promise<Subject> {
  const view = quoted === null ? null : await quotedPassage(quoted, subject, library);
  return view === null ? subject : subjectOfReading(view, subject);
}

/** The subject of the conversation before the message that is being answered. */
async function subjectBefore({ answer, conversation, state }: Turn): Promise<Subject | null> {
  if (answer.answered !== null) return answer.answered.previous;
  return conversation === null ? null : state.subjects.current(conversation);
}

/** The subject of the message whose button was pressed; null where it is not stored, or no longer. */
export async function subjectPressed({ press, state }: Turn): Promise<Subject | null> {
  if (press?.pressed.kind !== "message") return null;
  return state.subjects.ofMessage(press.pressed.chatId, press.pressed.messageId);
}

/** `/new` */
export async function startAfresh(turn: Turn): Promise<void> {
  const { conversation, state, say } = turn;
  if (conversation !== null) await state.write(({ subjects }) => subjects.forget(conversation));
  await turn.reply(plainMessage(say("new-done")));
}

export interface GivenReply {
  readonly answer: Answer;
  /** Those of its excerpts that can be read in the messages. */
  readonly shown: readonly Excerpt[];
  readonly subject: Subject;
  readonly messageIds: readonly number[];
}

/**
 * Stores the subjects and the questions, and marks the update as done in the same transaction: begun again after it, a
 * question would depend on its own answer. The last of several is what the conversation is about.
 */
export async function remember(turn: Turn, given: readonly GivenReply[]): Promise<void> {
  const { conversation, state, inbox, updateId } = turn;
  if (conversation === null) return;
  const { chatId, userId } = conversation;
  const logged: { readonly id: number; readonly sent: GivenReply }[] = [];
  for (const sent of given)
    if (asksAnything(sent.answer)) logged.push({ id: await state.questions.newId(), sent });
  await state.write((writes) => {
    for (const sent of given) keepSubject(writes.subjects, conversation, sent);
    for (const { id, sent } of logged) {
      const messageId = sent.messageIds.at(-1);
      writes.questions.append(id, {
        ...outcomeOf(sent.answer, sent.shown),
        userId,
        chatKind: turn.chat?.kind ?? "group",
        answer: messageId === undefined ? null : { kind: "message", chatId, messageId },
      });
    }
    writes.inbox.done(inbox.botId, updateId);
  });
  for (const { id } of logged) turn.answer.noteQuestion(id);
  turn.answer.noteSubject();
}

/** What goes on with nothing, or where there is no more, says nothing about what the documents lack. */
function asksAnything({ notes }: Answer): boolean {
  return notes.every(({ kind }) => kind !== "no-more" && kind !== "no-subject");
}

interface Reading extends Pick<GivenReply, "messageIds"> {
  readonly source: PassageSource;
  /** The subject that it was opened from, if that is known. */
  readonly from: Subject | null;
}

/** A passage that is opened from an answer, or read on, takes up the subject of the message with the button. */
export async function rememberReading(
  turn: Turn,
  { source, messageIds, from }: Reading,
): Promise<void> {
  const { state, conversation } = turn;
  if (conversation === null) return;
  const before = from ?? (await subjectPressed(turn)) ?? (await subjectBefore(turn));
  const subject = subjectOfReading(source, before);
  await state.write(({ subjects }) => keepSubject(subjects, conversation, { subject, messageIds }));
  turn.answer.noteSubject();
}

function keepSubject(
  subjects: SubjectWrites,
  conversation: Conversation,
  { subject, messageIds }: Pick<GivenReply, "subject" | "messageIds">,
): void {
  const { chatId, userId } = conversation;
  subjects.setCurrent(conversation, subject);
  for (const messageId of messageIds) subjects.setOfMessage({ chatId, messageId, userId }, subject);
}

/** For an answer whose subject is not stored, or no longer: its citations still tell passages and places. */
export async function subjectOfText(text: string, library: CaseLibrary): Promise<Subject | null> {
  const named = [...text.matchAll(/#[\p{L}\p{N}_]+/gu)].map(([hashtag]) =>
    library.passage(hashtag),
  );
  const cited = (await Promise.all(named)).flatMap((view) => view ?? []);
  if (cited.length === 0) return null;
  const places = [...new Set(cited.flatMap(({ document: { place } }) => place?.name ?? []))];
  const ids = [...new Set(cited.map(({ passage }) => passage.id))];
  return {
    question: "",
    topic: "",
    places,
    shownIds: ids,
    numberedIds: ids,
    shownPlaces: places,
  };
}
