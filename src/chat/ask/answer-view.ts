/**
 * Renders an answer. A quote is verbatim text of its excerpt, every excerpt has its citation, and an answer that does
 * not answer says so first.
 */
import type { Answer, Excerpt } from "../../core/domain.ts";
import type { CaseSummary } from "../../core/library.ts";
import { voteRow } from "../feedback/feedback.ts";
import type { Button, Message } from "../message.ts";
import { countInChinese, type OfferedQuestion, offerRows } from "../offers/offers.ts";
import { placeName } from "../views/citations.ts";
import {
  contentsRows,
  excerptPart,
  openRows,
  sourcesPart,
  translateHint,
} from "../views/excerpts.ts";
import type { Say } from "../views/messages.ts";
import { bold } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { coveredPlaces, listPlaces, noteLines, statusLines } from "./answer-lines.ts";

export interface AnswerViewOptions {
  readonly cases: readonly CaseSummary[];
  /** Repeats the question, where it does not stand in the chat, as after a button. */
  readonly showQuestion?: boolean;
  /** Questions to ask in place of one to which the documents have nothing. */
  readonly offered?: readonly OfferedQuestion[];
  /** Shows as few excerpts as will do; the button for more says how many others there are. */
  readonly brief?: boolean;
  /** Of the first excerpt: greater than 1 where an earlier answer goes on. */
  readonly firstNumber?: number;
  /** Says that quotes can be translated, to whoever reads English. */
  readonly explainsQuotes?: boolean;
}

/** Range 1 to 5: more would fill several screens of a phone. */
export const excerptsShown = 3;

/**
 * The excerpts that are shown, grouped by place: in brief, the best for each place of the question. Groups and their
 * excerpts are in the order of relevance.
 */
export function shownExcerpts(
  { excerpts, places, unknownPlaces }: Answer,
  isBrief: boolean,
): readonly Excerpt[] {
  const briefCount = Math.max(1, places.length - unknownPlaces.length);
  return byPlace(excerpts.slice(0, isBrief ? Math.min(briefCount, excerptsShown) : excerptsShown));
}

export function renderAnswer(answer: Answer, say: Say, options: AnswerViewOptions): Message {
  const { brief = false, firstNumber = 1, offered = [] } = options;
  const excerpts = shownExcerpts(answer, brief);
  const othersCount = answer.excerpts.length - excerpts.length;
  const question = () => say("answer-question", { question: shorten(answer.question, 300) });
  const covered = coveredPlaces(options.cases);
  return {
    parts: [
      options.showQuestion === true ? [[bold(question())]] : [],
      noteLines(answer, say),
      statusLines(answer, say, { covered, shownCount: excerpts.length }),
      ...excerpts.map((excerpt, index) =>
        excerptPart(excerpt, { number: firstNumber + index, above: excerpts[index - 1] }, say),
      ),
      sourcesPart(excerpts, firstNumber, say),
      options.explainsQuotes === true && excerpts.length > 0 ? translateHint(say) : [],
      offered.length === 0 ? [] : [say("offer-near", { chinese: countInChinese(offered) })],
    ],
    actions: [
      ...openRows(excerpts, say, firstNumber),
      // Fewer than fit are all that bear on the question.
      ...(othersCount > 0 || excerpts.length === excerptsShown
        ? [moreRow(brief ? othersCount : 0, say)]
        : []),
      // Brief or not, the contents are those of all its documents.
      ...(answer.isOverview ? contentsRows(answer.excerpts, say) : []),
      ...offerRows(offered),
      // There is nothing to vote on where nothing was found.
      ...(answer.status === "none" ? [] : [voteRow]),
    ],
  };
}

/**
 * `more:` goes on with the subject of the message that it stands under.
 * @param count how many were found and are not shown; 0 where that is not known
 */
function moreRow(count: number, say: Say): readonly Button[] {
  return [{ label: say("button-more", { count }), data: "more:" }];
}

/**
 * For a follow-up about a place whose documents do not answer it: says so, and asks before it shows what may have been
 * shown just now.
 */
export function renderElsewhereOffer(
  answer: Answer,
  say: Say,
  { cases }: Pick<AnswerViewOptions, "cases">,
): Message {
  const { unknownPlaces, places } = answer;
  const covered = listPlaces(coveredPlaces(cases), say);
  const lines =
    unknownPlaces.length === 0
      ? [say("answer-nothing-there", { places: listPlaces(places, say) })]
      : [
          say("answer-unknown-place", { places: listPlaces(unknownPlaces, say), covered }),
          say("answer-elsewhere-ask"),
        ];
  return {
    parts: [noteLines(answer, say), lines],
    actions: [[{ label: say("button-elsewhere"), data: "elsewhere:" }]],
  };
}

function byPlace(excerpts: readonly Excerpt[]): readonly Excerpt[] {
  const groups = new Map<string, Excerpt[]>();
  for (const excerpt of excerpts) {
    const name = placeName(excerpt.document);
    groups.set(name, [...(groups.get(name) ?? []), excerpt]);
  }
  return [...groups.values()].flat();
}
