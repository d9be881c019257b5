/**
 * Answers questions, typed or by a button: by excerpts or, where several places are named, by a comparison.
 */
import type { Answer, Excerpt, Subject } from "../../core/domain.ts";
import { isAside } from "../../questions/asides.ts";
import { moreOf } from "../../questions/follow-up.ts";
import { numberedIdsOf, subjectOf } from "../../questions/subject.ts";
import { isAboutSeveral, renderComparison } from "../compare/comparison.ts";
import type { Message } from "../message.ts";
import { offeredQuestion, offersNear } from "../offers/offers.ts";
import type { Pressed } from "../pressed.ts";
import { isPrivate, pointsToLink, repliedText, type Turn } from "../turn.ts";
import type { Say } from "../views/messages.ts";
import { plainMessage } from "../views/spans.ts";
import { noteLines, otherPlaces } from "./answer-lines.ts";
import { excerptsShown, renderAnswer, renderElsewhereOffer, shownExcerpts } from "./answer-view.ts";
import { previousOf, remember, subjectPressed } from "./conversation.ts";
import { askForLess } from "./question-length.ts";

interface AnswerManner {
  /** For a question that does not stand in the chat. */
  readonly showQuestion?: boolean;
  /** For a question that depends on nothing before it. */
  readonly isWhole?: boolean;
  /** What it goes on with, in place of the subject of the conversation. */
  readonly subject?: Subject;
}

/** What the library found for a question. */
interface Found {
  readonly answer: Answer;
  /** In the language of the question; where it shows none, in that of the conversation it follows on. */
  readonly say: Say;
  /** The subject that the question may depend on. */
  readonly previous: Subject | null;
}

interface Reply {
  readonly message: Message;
  /** The excerpts that it quotes. */
  readonly shown: readonly Excerpt[];
}

export async function answerQuestion(
  turn: Turn,
  question: string,
  manner: AnswerManner = {},
): Promise<void> {
  const found = await find(turn, question, manner);
  if (found === null) return;
  const { answer } = found;
  const forward = findsNothing(answer) ? await turn.forwardBehind() : null;
  if (forward?.isAsked === true) return;
  if (forward !== null && !["", question].includes(forward.text))
    return answerQuestion(turn, forward.text, manner);
  const comparison = isAboutSeveral(answer) ? await comparisonReply(turn, found) : null;
  await give(turn, found, comparison ?? (await excerptsReply(turn, found, manner)));
}

/** `/compare 河曲 汉滨 考核`; as a reply with nothing else, the message above it is the question. */
export async function compareCommand(turn: Turn, args: string): Promise<void> {
  const question = args === "" ? repliedText(turn.message?.repliesTo ?? null) : args;
  const say = turn.sayTo(question);
  const sayHow = () =>
    turn.reply(plainMessage(say(pointsToLink(turn) ? "link-unread" : "compare-empty")));
  if (question === "") return void (await sayHow());
  const found = await find(turn, question);
  if (found === null) return;
  const comparison = await comparisonReply(turn, found);
  // Fewer than two places are named, or nothing besides them.
  if (comparison === null) return void (await sayHow());
  await give(turn, found, comparison);
}

/** `ask:hequ-07` */
export async function askOffered(turn: Turn, argument: string): Promise<Pressed | null> {
  const question = await offeredQuestion(turn.library, argument, turn.say);
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

/** Null for a question that is too long; its asker is told so. */
async function find(
  turn: Turn,
  question: string,
  { isWhole = false, subject }: AnswerManner = {},
): Promise<Found | null> {
  const tooLong = askForLess(question, turn.sayTo(question));
  if (tooLong !== null) {
    await turn.reply(plainMessage(tooLong));
    return null;
  }
  const before = subject === undefined ? await previousOf(turn) : { previous: subject };
  const answer = await turn.whileTyping(() =>
    turn.library.answer(question, { top: excerptsShown, ...(!isWhole && before) }),
  );
  const say = turn.sayTo(question, answer.question);
  return { answer, say, previous: before.previous ?? null };
}

async function excerptsReply(
  turn: Turn,
  found: Found,
  { showQuestion = false }: AnswerManner,
): Promise<Reply> {
  const { answer, say, previous } = found;
  const { library } = turn;
  const cases = library.cases();
  if (isFollowUpElsewhere(answer))
    return { message: renderElsewhereOffer(answer, say, { cases }), shown: [] };
  const offered = findsNothing(answer)
    ? await turn.whileTyping(() => offersNear(library, answer.question, say))
    : [];
  // In a group the others, who did not ask, should not have to scroll past a long answer.
  const brief = !isPrivate(turn);
  const explainsQuotes = beginsConversation(found);
  const firstNumber = isMore(answer) ? numberedIdsOf(previous).length + 1 : 1;
  const options = { cases, brief, showQuestion, offered, explainsQuotes, firstNumber };
  const message = renderAnswer(answer, say, options);
  // The words beside a link may be about what stands behind it.
  const isAboutLink = turn.press === null && turn.message?.hasLink === true && findsNothing(answer);
  const parts = [...message.parts, isAboutLink ? [say("link-unread")] : []];
  return { message: { ...message, parts }, shown: shownExcerpts(answer, brief) };
}

/** Whether a place that was only named after a question has nothing on it, so that other places' practice is all there is. */
function isFollowUpElsewhere(answer: Answer): boolean {
  const isFollowUp = answer.notes.some(({ kind }) => kind === "follow-up") && !isMore(answer);
  return isFollowUp && answer.status === "related" && otherPlaces(answer).length > 0;
}

function isMore({ notes }: Answer): boolean {
  return notes.some((note) => note.kind === "follow-up" && note.isMore);
}

function findsNothing({ status, reason }: Answer): boolean {
  return status === "none" && !isAside(reason);
}

/** What is explained at the first answer would be in the way at every one. */
function beginsConversation({ previous }: Found): boolean {
  return previous === null;
}

async function comparisonReply(turn: Turn, found: Found): Promise<Reply | null> {
  const { answer, say } = found;
  const comparison = await turn.whileTyping(() => turn.library.compare(answer.question));
  if (comparison === null) return null;
  const message = renderComparison(comparison, {
    say,
    notes: noteLines(answer, say),
    isOverview: answer.isOverview,
    explainsQuotes: beginsConversation(found),
  });
  return { message, shown: comparison.cells.flatMap(({ excerpt }) => excerpt ?? []) };
}

async function give(turn: Turn, { answer, previous }: Found, reply: Reply): Promise<void> {
  const { message, shown } = reply;
  const messageIds = await turn.reply(message);
  const subject = subjectOf(answer, previous, shown);
  await remember(turn, { answer, shown, subject, messageIds });
  const { status, reason, tookMs } = answer;
  turn.meter.answered({ status, mode: turn.chat?.kind ?? "group", tookMs });
  turn.log.info("question answered", {
    status,
    reason,
    excerpts: answer.excerpts.length,
    tookMs: Math.round(tookMs),
    chatType: turn.chat?.kind ?? null,
    ...(turn.logsQuestions && { question: answer.question }),
  });
}
