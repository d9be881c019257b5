/**
 * Replaces by spaces what a text contains beside its text, so that it is neither passage nor section: the title, over
 * one or several lines, the letterhead above it, who wrote and published it, below it, and comments of HTML. The result
 * is as long as the text, so offsets are valid in both. A text that has nothing else stays as it is.
 */
import { isCreditLine, isHeadLine, isNumberLine, maxTitleLines } from "./infer-metadata.ts";

/** A page's head may stand above the title. */
const maxHeadLines = 15;
const maxCreditLines = 4;
const maxSenderUtf16 = 40;

const comment = /<!--[\s\S]*?-->/g;

export function withoutComments(text: string, bodyStartUtf16: number): string {
  if (!text.includes("<!--")) return text;
  const rest = text.replace(comment, spacesFor);
  return hasWords(rest.slice(bodyStartUtf16)) ? rest : text;
}

/**
 * Without the title's lines, a letterhead above it, and the lines below it that only say who wrote or published the
 * text, and when.
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
    const from = isLetterhead(lines.slice(0, index)) ? (lines[0]?.start ?? start) : start;
    const end = [...lines.slice(index, index + length), ...credits].at(-1)?.end ?? start;
    const rest = text.slice(end);
    if (!hasWords(rest)) return text;
    return text.slice(0, from) + spacesFor(text.slice(from, end)) + rest;
  }
  return text;
}

/** Recognition misreads a letterhead's large type, but its number directly above the title tells. */
function isLetterhead(lines: readonly OpeningLine[]): boolean {
  const last = lines.at(-1)?.written ?? "";
  return lines.every(
    ({ written }) =>
      isHeadLine(written) ||
      (isNumberLine(last) && written.length <= maxSenderUtf16 && !written.includes("。")),
  );
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

export function spacesFor(text: string): string {
  return text.replace(/[^\n]/g, " ");
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
