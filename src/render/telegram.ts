/**
 * An Answer in, the messages that show it in Telegram out.
 * Whatever a quote shows is verbatim text of its excerpt; every excerpt carries its citation; an
 * answer that is not one says so before anything else. Messages keep Telegram's limits.
 */
import type { Answer, CaseSummary, Excerpt } from "../core/domain.ts";
import { isAside } from "../questions/asides.ts";
import { coveredPlaces, noteLines, statusLines } from "./format-answer.ts";
import { placeName } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { sourceLine } from "./telegram-citation.ts";
import { citationLines, excerptGroups, placeHeading, withOpenRow } from "./telegram-excerpt.ts";
import { withVoteRow } from "./telegram-feedback.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { packMessages } from "./telegram-pack.ts";

/** What a button does: `data` of 1 to 64 bytes goes to the bot, an address opens, a text is copied (256 at most). */
export type TelegramButton = { readonly text: string } & (
  { readonly data: string } | { readonly url: string } | { readonly copyText: string }
);

export interface TelegramMessage {
  /** For parse mode HTML, at most 4096 units. */
  readonly text: string;
  readonly keyboard?: readonly (readonly TelegramButton[])[];
}

export interface AnswerOptions {
  /** The bot's username, for links to the passages. */
  readonly bot: string;
  readonly cases: readonly CaseSummary[];
  /** For an answer that nobody wrote a question above, as after a button. */
  readonly showQuestion?: boolean;
  /** As few excerpts as will do, and how many others there are. */
  readonly brief?: boolean;
}

/** More would fill several screens of a phone. Range 1 to 5. */
export const excerptsShown = 3;

/** Those of its excerpts that an answer shows; in brief, the best for each place that was asked about. */
export function shownExcerpts(
  { excerpts, places, unknownPlaces }: Answer,
  isBrief: boolean,
): readonly Excerpt[] {
  const briefCount = Math.max(1, places.length - unknownPlaces.length);
  return excerpts.slice(0, isBrief ? Math.min(briefCount, excerptsShown) : excerptsShown);
}

export function renderAnswer(
  answer: Answer,
  say: Say,
  options: AnswerOptions,
): readonly TelegramMessage[] {
  const { brief = false } = options;
  const excerpts = byPlace(shownExcerpts(answer, brief));
  const othersCount = brief ? answer.excerpts.length - excerpts.length : 0;
  const question = () => say("answer-question", { question: shorten(answer.question, 300) });
  const covered = coveredPlaces(options.cases);
  const groups = [
    options.showQuestion === true ? [bold(question())] : [],
    noteLines(answer, say).map(escapeHtml),
    statusLines(answer, say, { covered, shownCount: excerpts.length }).map(escapeHtml),
    ...excerpts.flatMap((excerpt, index) => {
      const heading = startsPlace(excerpts, index) ? [placeHeading(excerpt.document, say)] : [];
      return excerptGroups(excerpt, heading, citationLines(excerpt, [index + 1, options.bot], say));
    }),
    othersCount === 0 ? [] : [escapeHtml(say("answer-others", { count: othersCount }))],
    sourcesGroup(excerpts, say),
  ];
  const texts = packMessages(groups.filter((group) => group.length > 0));
  const messages = withOpenRow(texts, excerpts, say);
  return isAside(answer.reason) ? messages : withVoteRow(messages);
}

/** Best first, and the excerpts of one place one after another. */
function byPlace(excerpts: readonly Excerpt[]): readonly Excerpt[] {
  const groups = new Map<string, Excerpt[]>();
  for (const excerpt of excerpts) {
    const name = placeName(excerpt.document);
    groups.set(name, [...(groups.get(name) ?? []), excerpt]);
  }
  return [...groups.values()].flat();
}

function startsPlace(excerpts: readonly Excerpt[], index: number): boolean {
  const [before, here] = [excerpts[index - 1], excerpts[index]];
  if (before === undefined || here === undefined) return true;
  return placeName(before.document) !== placeName(here.document);
}

function sourcesGroup(excerpts: readonly Excerpt[], say: Say): readonly string[] {
  if (excerpts.length === 0) return [];
  const documents = new Map(excerpts.map(({ document }) => [document.id, document]));
  const lines = [...documents.values()].map((document) => `• ${sourceLine(document, say)}`);
  return [bold(say("answer-sources")), ...lines];
}
