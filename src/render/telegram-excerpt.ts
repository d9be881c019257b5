/**
 * An excerpt in, its lines in an answer out: the place, the quote, the citation; and the buttons that open it.
 * A long excerpt is several groups of lines: the place stays with the first quote, the citation with the last.
 */
import type { DocumentMeta, Excerpt } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { copiesLine, placeName } from "./format-citation.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { citationLine } from "./telegram-citation.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { renderQuotes } from "./telegram-quote.ts";

export function placeHeading(document: DocumentMeta, say: Say): string {
  const name = placeName(document);
  return bold(name === "" ? say("answer-unplaced") : name);
}

export function excerptGroups(
  excerpt: Excerpt,
  heading: readonly string[],
  citation: readonly string[],
): readonly (readonly string[])[] {
  const quotes = renderQuotes(excerpt.text, excerpt.highlights);
  const last = quotes.length - 1;
  if (last < 0) return [[...heading, ...citation]];
  return quotes.map((html, index) => [
    ...(index === 0 ? heading : []),
    html,
    ...(index === last ? citation : []),
  ]);
}

export function citationLines(
  excerpt: Excerpt,
  [number, bot]: readonly [number: number, bot: string],
  say: Say,
): readonly string[] {
  const copies = copiesLine(excerpt, say);
  return [citationLine(excerpt, number, bot), ...(copies === "" ? [] : [escapeHtml(copies)])];
}

/** Under the last message, a button for each excerpt shown, by its number. */
export function withOpenRow(
  texts: readonly string[],
  excerpts: readonly Excerpt[],
  say: Say,
): readonly TelegramMessage[] {
  const row = excerpts.map(({ passage }, index) => ({
    text: say("button-open", { number: index + 1 }),
    data: `open:${linkKeyOf(passage.id)}`,
  }));
  return texts.map((text, index) =>
    row.length > 0 && index === texts.length - 1 ? { text, keyboard: [row] } : { text },
  );
}
