/** An excerpt in an answer: the place, the quote, the citation, and the buttons that open it. */
import type { DocumentMeta, Excerpt } from "../../core/domain.ts";
import type { Actions, Line, Part, Quote, Span } from "../message.ts";
import { openData } from "../reader/passage-buttons.ts";
import { citationLine, copiesLine, placeName } from "./citations.ts";
import type { Say } from "./messages.ts";
import { bold } from "./spans.ts";

export function placeHeading(document: DocumentMeta, say: Say): Span {
  return bold(placeName(document) || say("answer-unplaced"));
}

/** @param number stands before the citation and on the button that opens the excerpt */
export function excerptPart(
  excerpt: Excerpt,
  { heading, number }: { readonly heading: readonly Line[]; readonly number: number },
  say: Say,
): Part {
  const citation = [`[${number}] `, ...citationLine(excerpt)];
  return [...heading, quoteOf(excerpt), citation, copiesLine(excerpt, say)];
}

export function quoteOf({ text, highlights }: Excerpt): Quote {
  return { kind: "quote", text, marked: highlights, isFolded: true };
}

/** A button for each excerpt shown, by its number. */
export function openRows(excerpts: readonly Excerpt[], say: Say): Actions {
  const row = excerpts.map(({ passage }, index) => ({
    label: say("button-open", { number: index + 1 }),
    data: openData(passage.id),
  }));
  return row.length === 0 ? [] : [row];
}
