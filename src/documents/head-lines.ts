/**
 * Finds the lines at a text's head that are no text: its title, over one or several lines, and who wrote and published
 * it, below the title.
 */
import { isCreditLine, maxTitleLines } from "./infer-metadata.ts";

/** A page's head may stand above the title. */
const maxHeadLines = 15;
const maxCreditLines = 4;

/**
 * Replaces these lines by spaces, so that they are neither passage nor section. The result is as long as the text, so
 * offsets are valid in both. A text that has nothing else stays as it is.
 */
export function withoutHeadLines(text: string, bodyStartUtf16: number, title: string): string {
  const lines = openingLines(text, bodyStartUtf16);
  const sought = bareTitle(title);
  for (const [index, { start }] of lines.entries()) {
    const length = titleLength(lines.slice(index, index + maxTitleLines), sought);
    if (length === 0) continue;
    const below = lines.slice(index + length).slice(0, maxCreditLines);
    const creditEnd = below.findIndex(({ written }) => !isCreditLine(written));
    const credits = creditEnd === -1 ? below : below.slice(0, creditEnd);
    const end = [...lines.slice(index, index + length), ...credits].at(-1)?.end ?? start;
    const rest = text.slice(end);
    if (!/[\p{L}\p{N}]/u.test(rest)) return text;
    return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, " ") + rest;
  }
  return text;
}

interface OpeningLine {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

function openingLines(text: string, bodyStartUtf16: number): readonly OpeningLine[] {
  const lines: OpeningLine[] = [];
  let start = bodyStartUtf16;
  while (start < text.length && lines.length < maxHeadLines + maxCreditLines) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const written = text.slice(start, end).trim();
    if (written !== "") lines.push({ start, end, written });
    start = end + 1;
  }
  return lines;
}

/** How many of the first lines are together the title; 0 if they are not. */
function titleLength(lines: readonly OpeningLine[], sought: string): number {
  let joined = "";
  for (const [index, { written }] of lines.entries()) {
    joined += bareTitle(written);
    if (joined === sought) return index + 1;
    if (!sought.startsWith(joined)) return 0;
  }
  return 0;
}

function bareTitle(written: string): string {
  return written.replace(/^#+\s+/, "").replace(/\s+/gu, "");
}
