/** Answers questions, typed or by a button. */
import type { Answer, Subject } from "../../core/domain.ts";
import type { PointingMessage } from "../../core/library.ts";
import { moreOf } from "../../questions/follow-up.ts";
import { isInEnglish, offeredQuestion } from "../offers/offers.ts";
import type { Pressed } from "../pressed.ts";
import { repliedText, type Turn } from "../turn.ts";
import { plainMessage } from "../views/spans.ts";
import { verbatim } from "./as-asked.ts";
import { type GivenReply, previousOf, remember, subjectPressed } from "./conversation.ts";
import { type AnswerManner, find, findsNothing } from "./found.ts";
import { give, replyTo } from "./reply.ts";

/** A question as it stands. */
export async function answerQuestion(
  turn: Turn,
  question: string,
  manner: AnswerManner = {},
): Promise<void> {
  const found = await find(turn, verbatim(question), manner);
  await remember(turn, [await give(turn, found, await replyTo(turn, found, manner))]);
}

/** A reader scrolls through as many answers, and a group bears as many messages. */
export const mostQuestions = 5;

/** How many questions a message asks, of itself or of what it replies to, as far as they are answered. */
export function countQuestions({ library, message }: Turn, text: string): number {
  const beside = repliedText(message?.repliesTo ?? null);
  return Math.min(mostQuestions, library.countQuestions({ text, beside }));
}

/** Answers each question of a message and of what it points to, under its own words where there are several. */
export async function answerPointing(turn: Turn, message: PointingMessage): Promise<void> {
  const questions = await turn.whileTyping(() => turn.library.readMessage(message));
  const asked = questions.slice(0, mostQuestions);
  const isOneOfSeveral = asked.length > 1;
  const given: GivenReply[] = [];
  for (const each of asked) {
    const before = given.at(-1)?.subject;
    // One passage may answer several questions of a message.
    const subject = before && { ...before, shownIds: [], shownBeforeIds: [] };
    const numberedIds = given.flatMap(({ shown }) => shown.map(({ passage }) => passage.id));
    const manner = { ownWords: message.text, ...(subject !== undefined && { subject }) };
    const found = await find(turn, each, manner);
    const instead = isOneOfSeveral ? null : await forwardInstead(turn, found.answer, message);
    if (instead === "answered") return;
    if (instead !== null) return answerPointing(turn, instead);
    const ofSeveral = { ofSeveral: each.question, numberedIds };
    const reply = await replyTo(turn, found, isOneOfSeveral ? ofSeveral : {});
    given.push(withNumbersBefore(numberedIds, await give(turn, found, reply)));
  }
  if (questions.length > asked.length) {
    const say = turn.sayTo(message.text);
    await turn.reply(plainMessage(say("note-first-questions", { count: asked.length })));
  }
  await remember(turn, given);
}

/** 第三个 after an answer to each of three questions is what was shown for the third. */
function withNumbersBefore(numberedIds: readonly string[], given: GivenReply): GivenReply {
  if (numberedIds.length === 0) return given;
  const own = given.shown.map(({ passage }) => passage.id);
  return { ...given, subject: { ...given.subject, numberedIds: [...numberedIds, ...own] } };
}

/** What is forwarded behind a question for which nothing is found. `answered`: it is a question of its own. */
async function forwardInstead(
  turn: Turn,
  answer: Answer,
  { beside }: PointingMessage,
): Promise<PointingMessage | "answered" | null> {
  if (beside !== "" || !findsNothing(answer)) return null;
  const forward = await turn.forwardBehind(null);
  if (forward?.isAsked === true) return "answered";
  return forward === null || forward.text === "" ? null : { text: "", beside: forward.text };
}

/** `ask:hequ-07` */
export async function askOffered(turn: Turn, argument: string): Promise<Pressed | null> {
  // In the language in which it was offered, which need not be that of whoever presses.
  const say = isInEnglish(argument) ? turn.sayTo("in English") : turn.say;
  const question = await offeredQuestion(turn.library, argument, say);
  if (question === null) return null;
  return { run: () => answerQuestion(turn, question, { showQuestion: true }) };
}

/** `more:` */
export async function pressMore(turn: Turn): Promise<Pressed | null> {
  const subject = await subjectPressed(turn);
  return subject && { run: () => answerQuestion(turn, moreOf(subject), { subject }) };
}

/** `elsewhere:` */
export async function pressElsewhere(turn: Turn): Promise<Pressed | null> {
  const subject = await subjectPressed(turn);
  return subject && { run: () => answerElsewhere(turn, subject) };
}

/** Shows what other places did, where that was offered last. False where it was not. */
export async function acceptElsewhere(turn: Turn): Promise<boolean> {
  const { previous } = await previousOf(turn);
  if (previous?.isElsewhereOffered !== true) return false;
  await answerElsewhere(turn, previous);
  return true;
}

function answerElsewhere(turn: Turn, subject: Subject): Promise<void> {
  return answerQuestion(turn, subject.question, { subject, isWhole: true, showQuestion: true });
}
