/** Excerpts in an answer: the place, the quote, the citation, the sources, and the buttons that open them. */
import type { DocumentMeta, Excerpt, PassageSource } from "../../core/domain.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import { caseData } from "../cases/case-buttons.ts";
import type { Actions, Heading, Part } from "../message.ts";
import { openData } from "../reader/passage-buttons.ts";
import {
  citationLine,
  copiesLine,
  hashtagLine,
  placeName,
  placeTitle,
  sectionText,
  sourceLines,
  titleOf,
} from "./citations.ts";
import type { Say } from "./messages.ts";
import { shortPlaceText } from "./names.ts";
import { quoteOf } from "./quoted-part.ts";
import { shorten } from "./text.ts";

/** 河曲县 in bold, above what is said of it. */
export function placeHeading(document: DocumentMeta, say: Say): Heading {
  return { kind: "heading", text: placeTitle(document, say) };
}

interface ExcerptManner {
  /** Stands before the section and on the button that opens the excerpt; null in a post, which has no such buttons. */
  readonly number: number | null;
  /** By default the place of its document. */
  readonly heading?: Heading;
  /** The excerpt above it, whose section is not said again. */
  readonly above?: Excerpt | undefined;
}

/** The place, the quote, and below it number, section and id. */
export function excerptPart(
  excerpt: Excerpt,
  { number, heading, above }: ExcerptManner,
  say: Say,
): Part {
  const { document, passage } = excerpt;
  const section = sectionText(passage.section, say);
  const isSaid =
    above?.document.id === document.id && sectionText(above.passage.section, say) === section;
  return [
    heading ?? placeHeading(document, say),
    quoteOf(excerpt),
    [number === null ? "" : `[${number}] `, ...citationLine(isSaid ? "" : section, passage.id)],
    { kind: "extra", line: copiesLine(excerpt, say) },
  ];
}

/**
 * At the end of an answer: a line for each document, and the hashtags of the excerpts.
 * @param firstNumber of the excerpts; null where they have none
 */
export function sourcesPart(
  excerpts: readonly Excerpt[],
  firstNumber: number | null,
  say: Say,
): Part {
  return [...sourceLines(excerpts, firstNumber, say), hashtagLine(excerpts)];
}

/** For readers of English, the quotes being Chinese; empty for others. */
export function translateHint(say: Say): Part {
  return say.language === "zh" ? [] : [{ kind: "extra", line: say("answer-translate") }];
}

/** A button for each excerpt shown, by its number. */
export function openRows(excerpts: readonly Excerpt[], say: Say, firstNumber = 1): Actions {
  const row = excerpts.map(({ passage }, index) => ({
    label: say("button-open", { number: firstNumber + index }),
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
    const name = isShared.length > 1 ? titleOf(document, say) : shortPlaceText(place, say);
    return shorten(name, maxNameUtf16);
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
