/**
 * Answers questions, typed or by a button: by excerpts or, where several places are named, by a comparison.
 */
import { type Answer, type Excerpt, passageIdsOf, type Subject } from "../../core/domain.ts";
import type { AskedQuestion, Comparison, PointingMessage } from "../../core/library.ts";
import { isAside } from "../../questions/asides.ts";
import { moreOf } from "../../questions/follow-up.ts";
import { idsShownTo, numberedIdsOf, subjectOf } from "../../questions/subject.ts";
import { isAboutSeveral, renderComparison } from "../compare/comparison.ts";
import type { Message } from "../message.ts";
import { isInEnglish, offeredQuestion, offersNear } from "../offers/offers.ts";
import type { Pressed } from "../pressed.ts";
import { isPrivate, pointsToLink, repliedText, type Turn } from "../turn.ts";
import type { Say } from "../views/messages.ts";
import { placeText } from "../views/names.ts";
import { bold, plainMessage } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { noteLines, otherPlaces } from "./answer-lines.ts";
import { excerptsShown, renderAnswer, renderElsewhereOffer, shownExcerpts } from "./answer-view.ts";
import { asAsked, verbatim } from "./as-asked.ts";
import { countAnswer } from "./count-answer.ts";
import { type GivenReply, previousOf, remember, subjectPressed } from "./conversation.ts";

interface AnswerManner {
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
interface Found {
  readonly answer: Answer;
  /** In the language of the asker's words; where they show none, in that of the conversation that they go on with. */
  readonly say: Say;
  /** The subject before the question. */
  readonly previous: Subject | null;
}

interface Reply {
  readonly message: Message;
  /** The excerpts that it quotes. */
  readonly shown: readonly Excerpt[];
}

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

/** `/compare 河曲 汉滨 考核`; as a reply with nothing else, the message above it is the question. */
export async function compareCommand(turn: Turn, args: string): Promise<void> {
  const beside = repliedText(turn.message?.repliesTo ?? null);
  const say = turn.sayTo(args, beside);
  const sayHow = () =>
    turn.reply(plainMessage(say(pointsToLink(turn) ? "link-unread" : "compare-empty")));
  if (args === "" && beside === "") return void (await sayHow());
  const [asked, ...others] = await turn.library.readMessage({ text: args, beside });
  if (asked === undefined || others.length > 0) return void (await sayHow());
  const found = await find(turn, asked, { ownWords: args });
  const listed = asListed(found.answer);
  const read = listed === null ? found : await find(turn, { ...asked, question: listed });
  const reply = (await comparisonReply(turn, read)) ?? (await aboutOnePlace(turn, read));
  // No place is named, or nothing besides places.
  if (reply === null) return void (await sayHow());
  await remember(turn, [await give(turn, read, reply)]);
}

/** In "Hequ, Shanghai" the second place is compared, too; elsewhere it would be a wrong province. Null for any other. */
function asListed({ question, notes }: Answer): string | null {
  for (const note of notes) {
    if (note.kind !== "corrected-place") continue;
    const names = note.written.replace(/[,\s]+(?:in |of )?/u, " and ");
    if (names !== note.written) return question.replace(note.written, names);
  }
  return null;
}

const joinsNames = /[、,，/&]|[和与跟及]|\b(?:and|vs|versus|with)\b/iu;

/** What is found about the only place of a list that is known by its name; null where there is no list. */
async function aboutOnePlace(turn: Turn, found: Found): Promise<Reply | null> {
  const { answer, say } = found;
  const [place] = answer.places;
  if (place === undefined || answer.topic === "" || answer.status === "none") return null;
  if (!joinsNames.test(answer.question)) return null;
  const reply = await excerptsReply(turn, found, {});
  const line = say("compare-one", { place: placeText(place, say) });
  return { ...reply, message: { ...reply.message, parts: [[line], ...reply.message.parts] } };
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

async function find(
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

async function replyTo(turn: Turn, found: Found, manner: AnswerManner): Promise<Reply> {
  const { answer, say } = found;
  const comparison = isAboutSeveral(answer) ? await comparisonReply(turn, found, manner) : null;
  const reply = comparison ?? (await excerptsReply(turn, found, manner));
  if (manner.ofSeveral === undefined) return reply;
  const question = shorten(manner.ofSeveral, maxHeadingUtf16);
  const heading = [[bold(say("answer-question", { question }))]];
  return { ...reply, message: { ...reply.message, parts: [heading, ...reply.message.parts] } };
}

/** Above the answer to one of several questions. */
const maxHeadingUtf16 = 300;

async function excerptsReply(
  turn: Turn,
  found: Found,
  { showQuestion = false, ofSeveral, numberedIds = [], isWhole = false }: AnswerManner,
): Promise<Reply> {
  const { answer, say, previous } = found;
  const { library } = turn;
  const cases = library.cases();
  if (!isWhole && isElsewhereAgain(found))
    return { message: renderElsewhereOffer(answer, say, { cases }), shown: [] };
  const offered = findsNothing(answer)
    ? await turn.whileTyping(() => offersNear(library, answer.question, say))
    : [];
  // In a group the others, who did not ask, should not have to scroll past a long answer.
  const brief = ofSeveral !== undefined || !isPrivate(turn);
  const explainsQuotes = beginsConversation(found);
  const numbered = isMore(answer) ? numberedIdsOf(previous) : numberedIds;
  const firstNumber = numbered.length + 1;
  const options = { cases, brief, showQuestion, offered, explainsQuotes, firstNumber };
  const message = renderAnswer(answer, say, options);
  // The words beside a link may be about what stands behind it.
  const isAboutLink = turn.press === null && turn.message?.hasLink === true && findsNothing(answer);
  const parts = [...message.parts, isAboutLink ? [say("link-unread")] : []];
  return { message: { ...message, parts }, shown: shownExcerpts(answer, brief) };
}

/**
 * Whether other places' practice is all there is for a place that was only named after a question, or asked about on a
 * topic on which that practice was shown already.
 */
function isElsewhereAgain({ answer, previous }: Found): boolean {
  const [best] = answer.excerpts;
  if (answer.status !== "related" || best === undefined || otherPlaces(answer).length === 0)
    return false;
  if (answer.notes.some(({ kind }) => kind === "follow-up")) return !isMore(answer);
  const shown = previous?.topic === answer.topic ? idsShownTo(previous) : [];
  return passageIdsOf(best).some((id) => shown.includes(id));
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

async function comparisonReply(
  turn: Turn,
  found: Found,
  { numberedIds = [] }: AnswerManner = {},
): Promise<Reply | null> {
  const { answer, say } = found;
  const comparison = await turn.whileTyping(() => turn.library.compare(answer.question));
  if (comparison === null) return null;
  const { cells, question } = comparison;
  if (isComparedAgain(found, comparison)) return null;
  const isEmpty = cells.every(({ excerpt }) => excerpt === null);
  const offered = isEmpty
    ? await turn.whileTyping(() => offersNear(turn.library, question, say))
    : [];
  // The title says what is compared.
  const notes = answer.notes.filter((note) => !("question" in note) || note.question !== question);
  const message = renderComparison(comparison, {
    say,
    notes: noteLines({ ...answer, notes }, say),
    offered,
    isOverview: answer.isOverview,
    firstNumber: numberedIds.length + 1,
    explainsQuotes: beginsConversation(found),
  });
  return { message, shown: cells.flatMap(({ excerpt }) => excerpt ?? []) };
}

/** Whether a question that goes on with a comparison, such as 后来呢, would be answered by the same comparison. */
function isComparedAgain({ answer, previous }: Found, { cells }: Comparison): boolean {
  if (answer.notes.every(({ kind }) => kind !== "follow-up") || previous === null) return false;
  if (answer.question === previous.question) return false;
  const compared = new Set(previous.places);
  const shown = new Set(previous.shownIds);
  return (
    answer.places.length === compared.size &&
    answer.places.every((place) => compared.has(place)) &&
    cells.some(({ excerpt }) => excerpt !== null) &&
    cells.every(({ excerpt }) => excerpt === null || shown.has(excerpt.passage.id))
  );
}

async function give(
  turn: Turn,
  { answer, previous }: Found,
  { message, shown }: Reply,
): Promise<GivenReply> {
  const messageIds = await turn.reply(message);
  const { status, reason, tookMs } = answer;
  countAnswer(turn.meter, { status, mode: turn.chat?.kind ?? "group", tookMs });
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
