/**
 * An excerpt or a document in, its citation as one line of Telegram's HTML out.
 */
import type { DocumentMeta, Excerpt } from "../domain.ts";
import { citationParts, sourceParts, titleOf } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { code, escapeHtml } from "./telegram-html.ts";

/** [n] place · 《title》 · source · date · section · passage id */
export function citationLine(excerpt: Excerpt, number: number): string {
  const parts = [
    ...citationParts(excerpt).map((part) => partHtml(part, excerpt.document)),
    code(shorten(excerpt.passage.id, 60)),
  ];
  return `[${number}] ${parts.join(" · ")}`;
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
