/** An excerpt in an answer: the place, the quote, the citation, and the buttons that open it or its document. */
import type { DocumentMeta, Excerpt, PassageSource } from "../../core/domain.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import { caseData } from "../cases/case-buttons.ts";
import type { Actions, Line, Part, Quote, Span } from "../message.ts";
import { openData } from "../reader/passage-buttons.ts";
import { citationLine, copiesLine, placeName, titleOf } from "./citations.ts";
import type { Say } from "./messages.ts";
import { bold } from "./spans.ts";
import { shorten } from "./text.ts";

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
export function openRows(excerpts: readonly Excerpt[], say: Say, firstNumber = 1): Actions {
  const row = excerpts.map(({ passage }, index) => ({
    label: say("button-open", { number: index + firstNumber }),
    data: openData(passage.id),
  }));
  return row.length === 0 ? [] : [row];
}

/** Range 1 to 5: more rows of buttons would hide the answer above them. */
const mostContents = 3;
/** More does not fit on a button of a phone. */
const maxNameUtf16 = 20;

/** For an overview: a button for each document that sends its contents, named where there are several. */
export function contentsRows(excerpts: readonly PassageSource[], say: Say): Actions {
  const documents = new Map(excerpts.map((excerpt) => [excerpt.document.id, excerpt]));
  const nameOf = ({ document }: PassageSource) => {
    const place = placeName(document);
    const isShared = [...documents.values()].filter((each) => placeName(each.document) === place);
    return shorten(isShared.length > 1 ? titleOf(document) : place, maxNameUtf16);
  };
  return [...documents.values()].slice(0, mostContents).map((excerpt) => [
    {
      label: say("button-overview", { name: documents.size > 1 ? nameOf(excerpt) : "none" }),
      data: caseDataOf(excerpt),
    },
  ]);
}

/** The id of a document may be too long for a button; the key of a passage never is. */
export function caseDataOf({ document, passage }: PassageSource): string {
  return caseData(linkKeyOf(document.id) === document.id ? document.id : passage.id);
}
