/**
 * Answers what is written to the bot: a text that names a passage opens it, any other text is a question, which is
 * answered by excerpts or, where it names several places, by a comparison.
 */
import type {
  Answer,
  AskedQuestion,
  Excerpt,
  PointingMessage,
  Subject,
} from "../../core/domain.ts";
import { isAside } from "../../questions/asides.ts";
import { subjectOf } from "../../questions/subject.ts";
import { isAboutSeveral, renderComparison } from "../compare/comparison.ts";
import { exampleQuestion } from "../help/help.ts";
import type { Message } from "../message.ts";
import type { Pressed } from "../pressed.ts";
import { openNamed } from "../reader/reader.ts";
import { isPrivate, pointsToLink, repliedText, type Turn } from "../turn.ts";
import { bold, plainMessage } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { noteLines } from "./answer-lines.ts";
import { excerptsShown, renderAnswer, shownExcerpts } from "./answer-view.ts";
import { asAsked } from "./as-asked.ts";
import { type GivenReply, type PreviousSubject, previousOf, remember } from "./conversation.ts";

interface AnswerManner {
  /** For a question that does not stand in the chat. */
  readonly showQuestion?: boolean;
  /** For one of several questions. */
  readonly isOneOfSeveral?: boolean;
}

/** What the library found for a question. */
interface Found {
  readonly answer: Answer;
  /** The subject before the question. */
  readonly previous: Subject | null;
}

interface Reply {
  readonly message: Message;
  /** The excerpts that it quotes. */
  readonly shown: readonly Excerpt[];
}

/** A reader scrolls through as many answers, and a group bears as many messages. */
export const mostQuestions = 5;

/** How many questions a message asks, of itself or of what it replies to, as far as they are answered. */
export function countQuestions({ library, message }: Turn, text: string): number {
  const beside = repliedText(message?.repliesTo ?? null);
  return Math.min(mostQuestions, library.countQuestions({ text, beside }));
}

/** @param text what is asked, without names and commands; may be empty in reply to somebody */
export async function answerText(turn: Turn, text: string): Promise<void> {
  const message = (await openNamed(turn, text)) ? null : await withTextPointedTo(turn, text);
  if (message === null) return;
  if (message.text !== "" || !(await openNamed(turn, message.beside)))
    await answerPointing(turn, message);
}

/** Answers each question of a message and of what it points to, under its own words where there are several. */
export async function answerPointing(turn: Turn, message: PointingMessage): Promise<void> {
  const questions = await turn.whileTyping(() => turn.library.readMessage(message));
  const asked = questions.slice(0, mostQuestions);
  const isOneOfSeveral = asked.length > 1;
  const given: GivenReply[] = [];
  for (const each of asked) {
    const previous = given.at(-1)?.subject;
    const found = await find(turn, each, previous === undefined ? {} : { previous });
    const instead = isOneOfSeveral ? null : await forwardInstead(turn, found.answer, message);
    if (instead === "answered") return;
    if (instead !== null) return answerPointing(turn, instead);
    given.push(await give(turn, found, await replyTo(turn, found.answer, { isOneOfSeveral })));
  }
  if (questions.length > asked.length)
    await turn.reply(plainMessage(turn.say("note-first-questions", { count: asked.length })));
  await remember(turn, given);
}

/** `/ask`; as a reply with nothing else, the message above it is the question. */
export async function askCommand(turn: Turn, args: string): Promise<void> {
  const message = await withTextPointedTo(turn, args);
  if (message === null) return;
  if (message.text !== "" || message.beside !== "") return answerPointing(turn, message);
  const { say } = turn;
  const line = pointsToLink(turn)
    ? say("link-unread")
    : say("ask-empty", { example: say("example-1") });
  await turn.reply(plainMessage(line));
}

/** `/compare 河曲 汉滨 考核`; as a reply with nothing else, the message above it is the question. */
export async function compareCommand(turn: Turn, args: string): Promise<void> {
  const beside = repliedText(turn.message?.repliesTo ?? null);
  const sayHow = () =>
    turn.reply(plainMessage(turn.say(pointsToLink(turn) ? "link-unread" : "compare-empty")));
  if (args === "" && beside === "") return void (await sayHow());
  const [asked, ...others] = await turn.library.readMessage({ text: args, beside });
  if (asked === undefined || others.length > 0) return void (await sayHow());
  const found = await find(turn, asked);
  const comparison = await comparisonReply(turn, found.answer);
  // Fewer than two places are named, or nothing besides them.
  if (comparison === null) return void (await sayHow());
  await remember(turn, [await give(turn, found, comparison)]);
}

/** `ask:2` */
export function askExample(turn: Turn, argument: string): Pressed | null {
  const question = exampleQuestion(argument, turn.say);
  if (question === null) return null;
  return {
    async run() {
      const found = await find(turn, verbatim(question));
      const reply = await replyTo(turn, found.answer, { showQuestion: true });
      await remember(turn, [await give(turn, found, reply)]);
    },
  };
}

/**
 * The message with the text of somebody else that it may point to: what it replies to, or comments on as it was
 * forwarded. Null for a comment that is answered with its forward.
 */
async function withTextPointedTo(turn: Turn, text: string): Promise<PointingMessage | null> {
  const beside = repliedText(turn.message?.repliesTo ?? null);
  if (beside !== "") return { text, beside: (await goesOn(turn, text)) ? "" : beside };
  const comment = turn.commentBefore();
  if (comment !== null) return { text: comment, beside: text };
  const forward = (await mayBeComment(turn, text)) ? await turn.forwardBehind(text) : null;
  if (forward === null) return { text, beside };
  return forward.isAsked ? null : { text, beside: forward.text };
}

/** Whether 上犹呢 in a thread is about what was asked there, and not about what the thread was opened with. */
async function goesOn(turn: Turn, text: string): Promise<boolean> {
  if (turn.message?.repliesTo?.opensThread !== true || text === "") return false;
  if (turn.library.leansOnOthers(text) !== "perhaps") return false;
  return (await previousOf(turn)).previous !== undefined;
}

/** A short message that goes on with the conversation waits for no forward. */
async function mayBeComment(turn: Turn, text: string): Promise<boolean> {
  const leans = turn.library.leansOnOthers(text);
  if (leans !== "perhaps") return leans === "yes";
  return (await previousOf(turn)).previous === undefined;
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

function verbatim(question: string): AskedQuestion {
  return { question, standsAlone: false, isVerbatim: true, language: null };
}

/** @param before the question before it in the same message; else the conversation's last */
async function find(
  turn: Turn,
  asked: AskedQuestion,
  before: PreviousSubject = {},
): Promise<Found> {
  const { question, standsAlone, limits } = asked;
  const isForward = (turn.message?.forwardedFrom ?? null) !== null;
  const own = before.previous === undefined ? await previousOf(turn) : before;
  const previous = standsAlone || isForward ? {} : own;
  const answer = await turn.whileTyping(() =>
    turn.library.answer(question, {
      top: excerptsShown,
      ...previous,
      ...(limits !== undefined && { limits }),
    }),
  );
  return { answer: asAsked(answer, asked), previous: own.previous ?? null };
}

async function replyTo(turn: Turn, answer: Answer, manner: AnswerManner): Promise<Reply> {
  const comparison = isAboutSeveral(answer) ? await comparisonReply(turn, answer) : null;
  const reply = comparison ?? excerptsReply(turn, answer, manner);
  if (manner.isOneOfSeveral !== true) return reply;
  const heading = [
    [bold(turn.say("answer-question", { question: shorten(answer.question, 300) }))],
  ];
  return { ...reply, message: { ...reply.message, parts: [heading, ...reply.message.parts] } };
}

function excerptsReply(turn: Turn, answer: Answer, manner: AnswerManner): Reply {
  const { showQuestion = false, isOneOfSeveral = false } = manner;
  // In a group the others, who did not ask, should not have to scroll past a long answer.
  const brief = isOneOfSeveral || !isPrivate(turn);
  const options = { cases: turn.library.cases(), brief, showQuestion };
  const message = renderAnswer(answer, turn.say, options);
  // The words beside a link may be about what stands behind it.
  const isAboutLink = turn.press === null && turn.message?.hasLink === true && findsNothing(answer);
  const parts = [...message.parts, isAboutLink ? [turn.say("link-unread")] : []];
  return { message: { ...message, parts }, shown: shownExcerpts(answer, brief) };
}

function findsNothing({ status, reason }: Answer): boolean {
  return status === "none" && !isAside(reason);
}

async function comparisonReply(turn: Turn, answer: Answer): Promise<Reply | null> {
  const comparison = await turn.whileTyping(() => turn.library.compare(answer.question));
  if (comparison === null) return null;
  const { say } = turn;
  const { isOverview } = answer;
  const message = renderComparison(comparison, { say, notes: noteLines(answer, say), isOverview });
  return { message, shown: comparison.cells.flatMap(({ excerpt }) => excerpt ?? []) };
}

async function give(
  turn: Turn,
  { answer, previous }: Found,
  { message, shown }: Reply,
): Promise<GivenReply> {
  const messageIds = await turn.reply(message);
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
  return { answer, shown, subject: subjectOf(answer, previous, shown), messageIds };
}
