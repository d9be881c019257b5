/**
 * An excerpt or a document in, its citation as one line of Telegram's HTML out.
 */
import type { DocumentMeta, PassageSource } from "../core/domain.ts";
import { hashtagOf, linkKeyOf } from "../core/passage-names.ts";
import { citationParts, sourceParts, titleOf } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { code, escapeHtml, link } from "./telegram-html.ts";

/** Range 20 to 200. A longer hashtag is left out: cut, it would be another one. */
const maxIdUtf16 = 60;

/** [n] place · 《title》 · source · date · section · passage id, which opens the passage, and hashtag */
export function citationLine(source: PassageSource, number: number, bot: string): string {
  return `[${number}] ${citationAlone(source, bot)}`;
}

/**
 * The same without a number, for an excerpt that stands by itself.
 * @param bot the bot's username; without it the id is no link and has no hashtag
 */
export function citationAlone(source: PassageSource, bot?: string): string {
  const { document, passage } = source;
  const parts = citationParts(source).map((part) => partHtml(part, document));
  const id =
    bot === undefined ? code(shorten(passage.id, maxIdUtf16)) : passageLink(passage.id, bot);
  return [...parts, id].join(" · ");
}

/** The id opens the passage in the bot; by the hashtag a group finds what it said about it. */
function passageLink(id: string, bot: string): string {
  const opened = link(shorten(id, maxIdUtf16), `https://t.me/${bot}?start=${linkKeyOf(id)}`);
  const hashtag = hashtagOf(id);
  return hashtag.length > maxIdUtf16 ? opened : `${opened} ${hashtag}`;
}

export function titleHtml(document: DocumentMeta): string {
  return partHtml(titleOf(document), document);
}

/** 《title》 · authors · source · date */
export function sourceLine(document: DocumentMeta, say: Say): string {
  return sourceParts(document, say)
    .map((part) => partHtml(part, document))
    .join(" · ");
}

/** A file's name such as hanbin.md would become a link to a stranger's site in Moldova. */
function partHtml(part: string, document: DocumentMeta): string {
  return document.title === null && part === titleOf(document) ? code(part) : escapeHtml(part);
}
