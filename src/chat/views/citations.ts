/**
 * The citation of an excerpt or a document: its parts as plain text, in the order in which they are read, and the line of
 * a message made of them. What the source text does not say is left out.
 */
import type { DocumentMeta, Excerpt, PassageSource } from "../../core/domain.ts";
import { withoutInvisible } from "../../language/printable.ts";
import { hashtagOf } from "../../core/passage-names.ts";
import type { Span } from "../message.ts";
import type { Say } from "./messages.ts";
import { code, joinSpans, maxIdUtf16, passageLink } from "./spans.ts";
import { shorten } from "./text.ts";

/** Range 20 to 200. Together they keep a citation shorter than a message, which in Telegram is 4096 units. */
const maxPlaceUtf16 = 40;
const maxTitleUtf16 = 120;
const maxSourceUtf16 = 60;
const maxDateUtf16 = 20;
const maxSectionUtf16 = 120;
const maxAuthorUtf16 = 30;
const maxCopies = 3;
/** Telegram's limit for a text that a button copies. */
const maxCopyUtf16 = 256;
/** Three names say who wrote it; a longer list is shortened. */
const maxAuthors = 3;

/** place · 《title》 · source · date · section, without the passage id. */
export function citationParts({ document, passage }: PassageSource): readonly string[] {
  return [
    placeName(document),
    titleOf(document),
    shorten(document.source ?? "", maxSourceUtf16),
    shorten(document.date ?? "", maxDateUtf16),
    formatSection(passage.section),
  ].filter((part) => part !== "");
}

/** 《title》,source,date,§section,[passage id] for pasting elsewhere: at most 256 units, the id always. */
export function copyableCitation({ document, passage }: PassageSource): string {
  const { title, file } = document;
  const source = shorten(document.source ?? "", maxSourceUtf16);
  const date = shorten(document.date ?? "", maxDateUtf16);
  const section = formatSection(passage.section);
  const id = `[${passage.id}]`;
  const named = (maxUtf16: number) =>
    title === null
      ? [placeName(document), shorten(withoutInvisible(file), maxUtf16)]
      : [`《${shorten(title, maxUtf16)}》`];
  const join = (parts: readonly string[]) => parts.filter((part) => part !== "").join(",");
  const marked = (maxUtf16: number) => (section === "" ? "" : `§${shorten(section, maxUtf16)}`);
  // The least telling part is left out first.
  const candidates = [
    join([...named(maxTitleUtf16), source, date, marked(maxSectionUtf16), id]),
    join([...named(maxTitleUtf16), source, date, marked(40), id]),
    join([...named(maxTitleUtf16), source, date, id]),
    join([...named(40), source, date, id]),
    join([...named(40), date, id]),
    id,
  ];
  return (
    candidates.find((text) => text.length <= maxCopyUtf16) ?? shorten(passage.id, maxCopyUtf16)
  );
}

/** Where else the text stands: title, where it has one, and passage id of the first few; empty when nowhere. */
export function copiesLine({ copies }: Excerpt, say: Say): string {
  if (copies.length === 0) return "";
  const list = copies
    .slice(0, maxCopies)
    .map(({ document: { title }, passage: { id } }) => {
      const name = title === null ? "" : `《${shorten(title, maxTitleUtf16)}》`;
      return name + shorten(id, maxIdUtf16);
    })
    .join(say("list-separator"));
  const shown =
    copies.length > maxCopies ? say("list-shortened", { list, count: copies.length }) : list;
  return say("answer-copies", { list: shown });
}

/** 《title》 · authors · source · date. */
export function sourceParts(document: DocumentMeta, say: Say): readonly string[] {
  return [
    titleOf(document),
    formatAuthors(document.authors, say),
    shorten(document.source ?? "", maxSourceUtf16),
    shorten(document.date ?? "", maxDateUtf16),
  ].filter((part) => part !== "");
}

/** A document without a title goes by its file's name. */
export function titleOf({ title, file }: DocumentMeta): string {
  return title === null
    ? shorten(withoutInvisible(file), maxTitleUtf16)
    : `《${shorten(title, maxTitleUtf16)}》`;
}

/** Empty when the document names no place. */
export function placeName(document: DocumentMeta): string {
  return shorten(document.place?.name ?? "", maxPlaceUtf16);
}

/** The innermost headings, as many as fit: they tell more than the outermost. */
export function formatSection(section: readonly string[]): string {
  const headings = section
    .map((heading) => shorten(heading.replace(/[。：:；;\s]+$/u, ""), 48))
    .filter((heading) => heading !== "");
  while (headings.length > 1 && headings.join(" › ").length > maxSectionUtf16) headings.shift();
  return headings.join(" › ");
}

export function formatAuthors(authors: readonly string[], say: Say): string {
  const list = authors
    .slice(0, maxAuthors)
    .map((author) => shorten(author, maxAuthorUtf16))
    .join(say("list-separator"));
  return authors.length > maxAuthors ? say("authors-shortened", { list }) : list;
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
