/** Finds the answer to a question, with what it goes on with. */
import type { Answer, Excerpt, Subject } from "../../core/domain.ts";
import type { AskedQuestion } from "../../core/library.ts";
import { isAside } from "../../questions/asides.ts";
import type { Message } from "../message.ts";
import type { Turn } from "../turn.ts";
import type { Say } from "../views/messages.ts";
import { excerptsShown } from "./answer-view.ts";
import { asAsked } from "./as-asked.ts";
import { previousOf } from "./conversation.ts";

export interface AnswerManner {
  /** For a question that does not stand in the chat. */
  readonly showQuestion?: boolean;
  /** For one of several questions: its own words. */
  readonly ofSeveral?: string;
  /** The excerpts of the message's questions before it; numbers go on from theirs. */
  readonly numberedIds?: readonly string[];
  /** For a question that depends on nothing before it. */
  readonly isWhole?: boolean;
  /** What it goes on with, in place of the subject of the conversation. */
  readonly subject?: Subject;
  /** What the asker wrote, where the question is made of somebody else's words, too. */
  readonly ownWords?: string;
}

/** What the library found for a question. */
export interface Found {
  readonly answer: Answer;
  /** In the language of the asker's words; where they show none, in that of the conversation that they go on with. */
  readonly say: Say;
  /** The subject before the question. */
  readonly previous: Subject | null;
}

export interface Reply {
  readonly message: Message;
  /** The excerpts that it quotes. */
  readonly shown: readonly Excerpt[];
}

export async function find(
  turn: Turn,
  asked: AskedQuestion,
  { isWhole = false, subject, ownWords = "" }: AnswerManner = {},
): Promise<Found> {
  const { question, standsAlone, limits } = asked;
  const isForward = (turn.message?.forwardedFrom ?? null) !== null;
  const before = subject === undefined ? await previousOf(turn) : { previous: subject };
  const dependsOnIt = !isWhole && !standsAlone && !isForward;
  const answer = await turn.whileTyping(() =>
    turn.library.answer(question, {
      top: excerptsShown,
      ...(dependsOnIt && before),
      ...(limits !== undefined && { limits }),
    }),
  );
  const say = turn.sayTo(ownWords, question, answer.question);
  return { answer: asAsked(answer, asked), say, previous: before.previous ?? null };
}

export function isMore({ notes }: Answer): boolean {
  return notes.some((note) => note.kind === "follow-up" && note.isMore);
}

export function findsNothing({ status, reason }: Answer): boolean {
  return status === "none" && !isAside(reason);
}

/** What is explained at the first answer would be in the way at every one. */
export function beginsConversation({ previous }: Found): boolean {
  return previous === null;
}
