/**
 * An excerpt in an answer: the place, the quote, the citation, and the buttons that open it; and the citation of a
 * document.
 */
import type { DocumentMeta, Excerpt, PassageSource } from "../../core/domain.ts";
import { hashtagOf } from "../../core/passage-names.ts";
import type { Actions, Line, Part, Quote, Span } from "../message.ts";
import { openData } from "../reader/passage-buttons.ts";
import { citationParts, copiesLine, placeName, sourceParts, titleOf } from "./citations.ts";
import type { Say } from "./messages.ts";
import { bold, code, joinSpans, maxIdUtf16, passageLink } from "./spans.ts";

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

/**
 * place · 《title》 · source · date · section · passage id and hashtag. The id opens the passage in the bot; by the
 * hashtag a group finds what was said about it.
 */
export function citationLine(source: PassageSource): readonly Span[] {
  const { document, passage } = source;
  const parts = citationParts(source).map((part) => partOf(part, document));
  const hashtag = hashtagOf(passage.id);
  // A hashtag that is cut would be another hashtag.
  const tag: readonly Span[] =
    hashtag.length > maxIdUtf16 ? [] : [" ", { kind: "hashtag", text: hashtag }];
  return joinSpans([...parts, [passageLink(passage.id), ...tag]], " · ");
}

/** 《title》 · authors · source · date */
export function sourceLine(document: DocumentMeta, say: Say): readonly Span[] {
  return joinSpans(
    sourceParts(document, say).map((part) => partOf(part, document)),
    " · ",
  );
}

export function titleSpan(document: DocumentMeta): Span {
  return partOf(titleOf(document), document);
}

/** A document without a title goes by its file's name, of which a chat would make a link to some site (hanbin.md). */
function partOf(part: string, document: DocumentMeta): Span {
  return document.title === null && part === titleOf(document) ? code(part) : part;
}
