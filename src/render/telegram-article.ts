/**
 * One excerpt of an answer in, the article that offers and posts it out.
 * A posted text stands alone among people who did not ask: it says whose practice it is, quotes
 * verbatim, and carries its citation. It keeps Telegram's limits, and so does the id.
 */
import type { Answer, Excerpt } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { listPlaces, otherPlaces, statusLines } from "./format-answer.ts";
import { copiesLine, formatSection, placeName, titleOf } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { citationAlone } from "./telegram-citation.ts";
import { renderCutQuote } from "./telegram-cut.ts";
import { voteRow } from "./telegram-feedback.ts";
import { bold, escapeHtml, messageLimitUtf16 } from "./telegram-html.ts";

/** What is posted, and how it is offered. */
export interface InlineArticle extends TelegramMessage {
  /** At most 64 bytes. */
  readonly id: string;
  /** Plain text, like the description. */
  readonly title: string;
  readonly description: string;
  /** What is quoted. */
  readonly excerpts: readonly Excerpt[];
}

export interface ArticleOptions {
  readonly say: Say;
  /** The bot's username: the citation's link leads there. */
  readonly bot: string;
  /** Names of the places that there are documents about. */
  readonly covered: readonly string[];
  /** Said before everything else. */
  readonly notes: readonly string[];
}

/** Clients show one line of a title and two or three of a description. */
const maxTitleUtf16 = 80;
export const maxDescriptionUtf16 = 120;
/** Raw length. Beside the longest citation, this leaves some 300 for the quote. */
const maxStatusUtf16 = 1000;
/** Where else the text stands is said only if this much is left for the text itself. */
const minRoomUtf16 = 1500;

export function excerptArticle(
  answer: Answer,
  excerpt: Excerpt,
  options: ArticleOptions,
): InlineArticle {
  const { document, passage } = excerpt;
  const section = formatSection(passage.section.slice(-1));
  const title = [placeName(document), section === "" ? titleOf(document) : section];
  const above = [...options.notes, ...labelLines(answer, excerpt, options)];
  return {
    id: linkKeyOf(passage.id),
    title: shorten(title.filter((part) => part !== "").join(" · "), maxTitleUtf16),
    description: describe(answer, excerpt, options.say),
    text: postedText(excerpt, above, options),
    keyboard: [voteRow],
    excerpts: [excerpt],
  };
}

/** What this one excerpt is not, by itself. */
function labelLines(answer: Answer, excerpt: Excerpt, { say, covered }: ArticleOptions) {
  const alone = { ...answer, excerpts: [excerpt] };
  if (answer.status === "answered" || otherPlaces(answer).length > 0)
    return statusLines(alone, say, { covered });
  // Beside it there is something from the place that was asked about, so that is not said to have nothing.
  const isElsewhere = otherPlaces(alone).length > 0;
  const places = listPlaces(answer.places, say);
  return [
    ...statusLines(answer, say, { covered, shownCount: 1 }),
    ...(isElsewhere ? [say("answer-elsewhere", { places })] : []),
  ];
}

/** The beginning of the sentence that answers. */
export function keyWords({ text, highlights }: Excerpt, maxUtf16: number): string {
  const [start, end] = highlights[0] ?? [0, text.length];
  return shorten(text.slice(start, end), maxUtf16);
}

/** First of all, that it does not quite answer. */
function describe(answer: Answer, excerpt: Excerpt, say: Say): string {
  const words = keyWords(excerpt, maxDescriptionUtf16);
  if (answer.status === "answered") return words;
  const isElsewhere = otherPlaces({ ...answer, excerpts: [excerpt] }).length > 0;
  if (!isElsewhere) return say("inline-weak", { words });
  return say("inline-other-place", { places: listPlaces(answer.places, say), words });
}

function postedText(
  excerpt: Excerpt,
  before: readonly string[],
  { say, bot }: ArticleOptions,
): string {
  const place = placeName(excerpt.document);
  const head = bold(place === "" ? say("answer-unplaced") : place);
  const above = before.length === 0 ? [head] : [`${escapeShort(before.join("\n"))}\n`, head];
  const citation = citationAlone(excerpt, bot);
  const copies = escapeHtml(copiesLine(excerpt, say));
  const roomFor = (below: readonly string[]) =>
    messageLimitUtf16 - [...above, "", ...below].join("\n").length;
  const full = copies === "" ? [citation] : [citation, copies];
  const below = roomFor(full) < minRoomUtf16 ? [citation] : full;
  return [
    ...above,
    ...renderCutQuote(excerpt.text, excerpt.highlights, roomFor(below)),
    ...below,
  ].join("\n");
}

/** Shortened until it fits escaped. Line breaks stay where nothing has to go. */
export function escapeShort(text: string): string {
  let html = escapeHtml(text);
  for (let length = text.length; html.length > maxStatusUtf16; length = Math.floor(length * 0.8)) {
    html = escapeHtml(shorten(text, length));
  }
  return html;
}
