/**
 * Formats where an excerpt or a document comes from: each part as plain text, and whole lines of a message in the order
 * in which a reader takes them. A part that the source text does not state is omitted.
 */
import type {
  DocumentMeta,
  Excerpt,
  Passage,
  PassageId,
  PassageSource,
} from "../../core/domain.ts";
import { recognisedOn } from "../../core/page-ranges.ts";
import { hashtagOf } from "../../core/passage-names.ts";
import type { Line, Span } from "../message.ts";
import type { Say } from "./messages.ts";
import {
  authorText,
  dateInWords,
  headingText,
  listText,
  openListText,
  placeText,
  shortPlaceText,
  sourceText,
} from "./names.ts";
import { joinSpans, maxIdUtf16, passageLink } from "./spans.ts";
import { shorten } from "./text.ts";

/** Range 20 to 200. Together they keep a citation shorter than a message, which in Telegram is 4096 units. */
const maxPlaceUtf16 = 40;
const maxTitleUtf16 = 120;
const maxSourceUtf16 = 60;
const maxDateUtf16 = 20;
const maxPagesUtf16 = 30;
const maxSectionUtf16 = 120;
const maxAuthorUtf16 = 30;
const maxCopies = 3;
/** Telegram's limit for a text that a button copies. */
const maxCopyUtf16 = 256;
/** Three names say who wrote it; a longer list is shortened. */
const maxAuthors = 3;

/** 《title》,number,source,date,§section,[passage id] for pasting elsewhere: at most 256 units, the id always. */
export function copyableCitation({ document, passage }: PassageSource, say: Say): string {
  const source = shorten(document.source ?? "", maxSourceUtf16);
  const date = shorten(document.date ?? "", maxDateUtf16);
  const number = shorten(document.number ?? "", maxSourceUtf16);
  const section = formatSection(passage.section);
  const join = (parts: readonly string[]) => parts.filter((part) => part !== "").join(",");
  const isRecognised = recognisedOn(document, [passage]) !== null;
  const recognised = isRecognised ? say("citation-recognised-short") : "";
  const id = join([recognised, `[${passage.id}]`]);
  const marked = (maxUtf16: number) => (section === "" ? "" : `§${shorten(section, maxUtf16)}`);
  const title = titleOf(document, say);
  const short = titleOf(document, say, 40);
  // The least telling part is left out first.
  const candidates = [
    join([title, number, source, date, marked(maxSectionUtf16), id]),
    join([title, number, source, date, marked(40), id]),
    join([title, number, source, date, id]),
    join([short, number, source, date, id]),
    join([short, date, id]),
    id,
  ];
  return (
    candidates.find((text) => text.length <= maxCopyUtf16) ?? shorten(passage.id, maxCopyUtf16)
  );
}

/** Where else the text stands: title, where it has one, and passage id of the first few; empty when nowhere. */
export function copiesLine({ copies }: Excerpt, say: Say): string {
  if (copies.length === 0) return "";
  const names = copies.slice(0, maxCopies).map(({ document: { title }, passage: { id } }) => {
    const name = title === null ? "" : `《${shorten(title, maxTitleUtf16)}》`;
    return name + shorten(id, maxIdUtf16);
  });
  const list =
    copies.length > maxCopies
      ? say("list-shortened", { list: openListText(names, say), count: copies.length })
      : listText(names, say);
  return say("answer-copies", { list });
}

/**
 * 《title》 number · authors · issuer · source · date
 * @param passages those that are cited; all of the document's by default
 */
export function sourceLine(
  document: DocumentMeta,
  say: Say,
  passages?: readonly Passage[],
): string {
  const recognised =
    passages === undefined ? document.recognised : recognisedOn(document, passages);
  const [first, ...others] = [
    shorten(document.number ?? "", maxSourceUtf16),
    formatAuthors(document.authors, say),
    ...officesOf(document).map((name) => sourceText(shorten(name, maxSourceUtf16), say)),
    dateInWords(shorten(document.date ?? "", maxDateUtf16), say),
    recognisedText({ ...document, recognised }, say),
  ].filter((part) => part !== "");
  const title = titleOf(document, say);
  return first === undefined ? title : `${title} ${[first, ...others].join(" · ")}`;
}

/** Who issued and who published it, each once; a title often begins with its issuer. */
function officesOf({ title, issuer, source }: DocumentMeta): readonly string[] {
  const isSaid = issuer === null || issuer === source || title?.startsWith(issuer) === true;
  return [...(isSaid ? [] : [issuer]), source ?? ""];
}

/** As sourceLine, and behind it what opens the page that it comes from. */
export function sourceSpans(document: DocumentMeta, say: Say, passages?: readonly Passage[]): Line {
  return withAddress(sourceLine(document, say, passages), document, say);
}

/** A longer address would take the room of the quotes. */
const maxAddressUtf16 = 500;

function withAddress(line: string, { url }: DocumentMeta, say: Say): Line {
  if (url === null || url.length > maxAddressUtf16) return line;
  return [`${line} · `, { kind: "link", text: say("source-page"), url }];
}

/** A passage, or an excerpt of several. */
type CitedSource = PassageSource & Pick<Excerpt, "joined">;

/**
 * A line for each document. With several documents, the numbers of the excerpts tell which of them are whose.
 * @param firstNumber of the excerpts; null where they have none
 */
export function sourceLines(
  sources: readonly CitedSource[],
  firstNumber: number | null,
  say: Say,
): readonly Line[] {
  const documents = [...new Map(sources.map(({ document }) => [document.id, document])).values()];
  const isNumbered = firstNumber !== null && documents.length > 1;
  return documents.map((document) => {
    const numbers = sources.flatMap((source, index) =>
      isNumbered && source.document.id === document.id ? [`[${firstNumber + index}] `] : [],
    );
    const cited = sources
      .filter((source) => source.document.id === document.id)
      .flatMap(({ passage, joined = [passage] }) => joined);
    return withAddress(numbers.join("") + sourceLine(document, say, cited), document, say);
  });
}

/** Empty for text that nobody had to recognise. */
export function recognisedText(
  { recognised, pageOpenings }: Pick<DocumentMeta, "recognised" | "pageOpenings">,
  say: Say,
): string {
  if (recognised === null) return "";
  const isWhole = recognised === "1" && pageOpenings === undefined;
  const pages = isWhole ? "single" : shorten(recognised, maxPagesUtf16);
  return say("citation-recognised", { pages });
}

/** A document without a title goes by its place. */
export function titleOf(document: DocumentMeta, say: Say, maxUtf16 = maxTitleUtf16): string {
  if (document.title !== null) return `《${shorten(document.title, maxUtf16)}》`;
  const place = shortPlaceText(placeName(document), say);
  return say("document-untitled", { place: place === "" ? "none" : place });
}

/** As the document calls it; empty when it names no place. */
export function placeName(document: DocumentMeta): string {
  return shorten(document.place?.name ?? "", maxPlaceUtf16);
}

/** As the reader's language has it. */
export function placeTitle(document: DocumentMeta, say: Say): string {
  const name = placeName(document);
  return name === "" ? say("answer-unplaced") : placeText(name, say);
}

/** The innermost headings, as many as fit: they tell more than the outermost. */
export function formatSection(section: readonly string[]): string {
  const headings = section
    .map((heading) => shorten(heading.replace(/[。：:；;\s]+$/u, ""), 48))
    .filter((heading) => heading !== "");
  while (headings.length > 1 && headings.join(" › ").length > maxSectionUtf16) headings.shift();
  return headings.join(" › ");
}

/** As formatSection, in the reader's language. */
export function sectionText(section: readonly string[], say: Say): string {
  return headingText(formatSection(section), say);
}

export function formatAuthors(authors: readonly string[], say: Say): string {
  const names = authors
    .slice(0, maxAuthors)
    .map((author) => authorText(shorten(author, maxAuthorUtf16), say));
  return authors.length > maxAuthors
    ? say("authors-shortened", { list: openListText(names, say) })
    : listText(names, say);
}

/** section · passage id, which opens the passage in the bot */
export function citationLine(section: string, id: PassageId): readonly Span[] {
  return joinSpans([...(section === "" ? [] : [section]), [passageLink(id)]], " · ");
}

/** By them a group finds what was said about a passage, and the bot knows an old answer again. */
export function hashtagLine(sources: readonly PassageSource[]): Line {
  const hashtags = [...new Set(sources.map(({ passage }) => hashtagOf(passage.id)))]
    // A hashtag that is cut would be another hashtag.
    .filter((hashtag) => hashtag.length <= maxIdUtf16);
  return joinSpans(
    hashtags.map((text) => ({ kind: "hashtag", text }) as const),
    " ",
  );
}
