/** Makes the reply to a question: excerpts or, where several places are named, a comparison. */
import { passageIdsOf } from "../../core/domain.ts";
import { idsShownTo, numberedIdsOf, subjectOf } from "../../questions/subject.ts";
import { isAboutSeveral } from "../compare/comparison.ts";
import { comparisonReply } from "../compare/comparison-reply.ts";
import { offersNear } from "../offers/offers.ts";
import { isPrivate, type Turn } from "../turn.ts";
import { bold } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { otherPlaces } from "./answer-lines.ts";
import { renderAnswer, renderElsewhereOffer, shownExcerpts } from "./answer-view.ts";
import type { GivenReply } from "./conversation.ts";
import { countAnswer } from "./count-answer.ts";
import {
  type AnswerManner,
  beginsConversation,
  findsNothing,
  type Found,
  isMore,
  type Reply,
} from "./found.ts";

export async function replyTo(turn: Turn, found: Found, manner: AnswerManner): Promise<Reply> {
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

export async function excerptsReply(
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

/** Sends a reply, counts and logs the answer, and returns what is remembered of it. */
export async function give(
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
