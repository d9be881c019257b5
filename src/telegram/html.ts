/**
 * Telegram's HTML of lines, tables and quotes. All text is escaped here.
 */
import type { Line, Span, Table } from "../chat/message.ts";
import { characterBorder } from "../chat/views/text.ts";
import { alignColumns } from "../core/align-columns.ts";
import type { TextRange } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";

/** Telegram's limit for the text of a message, which it counts without tags and escapes. */
export const messageLimitUtf16 = 4096;
/** Telegram drops the formatting after the hundredth entity without an error. */
const entityLimit = 100;
/** Escaped and with its tags, a piece of this length is shorter than a message. */
const maxPieceUtf16 = 800;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const characters = Object.fromEntries(
  Object.entries(escapes).map(([character, reference]) => [reference, character]),
);

export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapes[character] ?? character);
}

/** What is read of HTML that was made here. */
export function plainTextOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|gt|amp);/g, (reference) => characters[reference] ?? reference);
}

/**
 * The pieces of a line: each is well-formed by itself and fits into a message; joined, they are the line.
 * @param bot the bot's username: links to passages open its chat
 */
export function lineHtml(line: Line, bot: string): readonly string[] {
  const spans = typeof line === "string" ? [line] : line;
  return spans.flatMap((span) => spanHtml(span, bot));
}

/** As lineHtml; in columns, the first of them aligned to the left, figures to the right. */
export function tableHtml({ rows }: Table): readonly string[] {
  return tagged("pre", alignColumns(rows, { gap: " " }));
}

/** @param marked in order and without overlap; shown in bold */
export function quoteHtml(text: string, marked: readonly TextRange[], isFolded: boolean): string {
  let html = "";
  let position = 0;
  for (const [start, end] of marked) {
    html += `${escapeHtml(text.slice(position, start))}<b>${escapeHtml(text.slice(start, end))}</b>`;
    position = end;
  }
  const tag = isFolded ? "blockquote expandable" : "blockquote";
  return `<${tag}>${html}${escapeHtml(text.slice(position))}</blockquote>`;
}

/** Counts tags and escapes as well, so that a quote can be measured before it is known what stands around it. */
export function fitsRaw(html: string): boolean {
  return html.length <= messageLimitUtf16 && countEntities(html) <= entityLimit;
}

/** Counts as Telegram does. */
export function fitsShown(html: string): boolean {
  return plainTextOf(html).length <= messageLimitUtf16 && countEntities(html) <= entityLimit;
}

function countEntities(html: string): number {
  return html.split("</").length - 1;
}

function spanHtml(span: Span, bot: string): readonly string[] {
  if (typeof span === "string") return piecesOf(span).map(escapeHtml);
  switch (span.kind) {
    case "bold":
      return tagged("b", span.text);
    case "italic":
      return tagged("i", span.text);
    case "code":
      return tagged("code", span.text);
    case "hashtag":
      return piecesOf(span.text).map(escapeHtml);
    case "passage":
      return tagged("a", span.text, ` href="https://t.me/${bot}?start=${linkKeyOf(span.id)}"`);
    case "link":
      return tagged("a", span.text, ` href="${escapeHtml(span.url).replaceAll('"', "%22")}"`);
  }
}

function tagged(tag: string, text: string, attribute = ""): readonly string[] {
  return piecesOf(text).map((piece) => `<${tag}${attribute}>${escapeHtml(piece)}</${tag}>`);
}

function piecesOf(text: string): readonly string[] {
  if (text.length <= maxPieceUtf16) return [text];
  const end = characterBorder(text, maxPieceUtf16);
  return [text.slice(0, end), ...piecesOf(text.slice(end))];
}
