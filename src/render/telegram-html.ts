/**
 * Plain text in, Telegram's HTML out. Everything that is not markup of ours is escaped here.
 * Limits are Telegram's; they are kept for the raw HTML, which is never shorter than what counts.
 */
import type { TextRange } from "../core/domain.ts";
import { characterBorder } from "./format-text.ts";

/** Telegram counts after parsing; counting before it is safe and simpler. */
export const messageLimitUtf16 = 4096;
/** Telegram silently drops the formatting after the hundredth. */
export const entityLimit = 100;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapes[character] ?? character);
}

export function bold(text: string): string {
  return `<b>${escapeHtml(text)}</b>`;
}

export function italic(text: string): string {
  return `<i>${escapeHtml(text)}</i>`;
}

/** @param url of characters that need no escaping */
export function link(text: string, url: string): string {
  return `<a href="${url}">${escapeHtml(text)}</a>`;
}

export function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** Clients fold an expandable quote down to three lines; an open one is for reading. */
export type QuoteKind = "expandable" | "open";

/** A quote of `text`, verbatim, with the highlighted ranges in bold. */
export function quote(
  text: string,
  highlights: readonly TextRange[],
  kind: QuoteKind = "expandable",
): string {
  let html = "";
  let position = 0;
  for (const [start, end] of highlights) {
    html += escapeHtml(text.slice(position, start)) + bold(text.slice(start, end));
    position = end;
  }
  const tag = kind === "open" ? "blockquote" : "blockquote expandable";
  return `<${tag}>${html}${escapeHtml(text.slice(position))}</blockquote>`;
}

/** Sorted, within the text, not empty, not overlapping, never cutting a character. */
export function tidyRanges(text: string, ranges: readonly TextRange[]): readonly TextRange[] {
  const tidy: TextRange[] = [];
  const snapped = ranges
    .map(([start, end]): TextRange => [characterBorder(text, start), characterBorder(text, end)])
    .filter(([start, end]) => start < end)
    .toSorted(([a], [b]) => a - b);
  for (const [start, end] of snapped) {
    const last = tidy.at(-1);
    if (last !== undefined && start <= last[1]) {
      tidy[tidy.length - 1] = [last[0], Math.max(last[1], end)];
    } else {
      tidy.push([start, end]);
    }
  }
  return tidy;
}

export function countEntities(html: string): number {
  return html.split("</").length - 1;
}
