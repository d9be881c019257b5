/**
 * Replaces by spaces what a text contains beside its text, so that it is neither passage nor section: the title, over
 * one or several lines, the letterhead above it, who wrote and published it, below it, and comments of HTML. The result
 * is as long as the text, so offsets are valid in both. A text that has nothing else stays as it is.
 */
import { isNumberLine } from "./document-number.ts";
import { isAboveTitle, isCreditLine, maxTitleLines } from "./infer-metadata.ts";
import { titleLength } from "./titles.ts";

/** A page's head may stand above the title. */
const maxHeadLines = 15;
const maxCreditLines = 6;
const maxSenderUtf16 = 40;

const comment = /<!--[\s\S]*?-->/g;

export function withoutComments(text: string, bodyStartUtf16: number): string {
  if (!text.includes("<!--")) return text;
  const rest = text.replace(comment, spacesFor);
  return hasWords(rest.slice(bodyStartUtf16)) ? rest : text;
}

/**
 * Without the title's lines, what a page or a letterhead has above them, and the lines below that only say who wrote
 * or published the text, and when.
 */
export function withoutHeadLines(text: string, bodyStartUtf16: number, title: string): string {
  const lines = openingLines(text, bodyStartUtf16);
  const written = lines.map((line) => line.written);
  const lengthAt = (index: number) =>
    titleLength(written.slice(index, index + maxTitleLines), title);
  const first = written.findIndex((_, index) => lengthAt(index) > 0);
  if (first === -1 || first >= maxHeadLines) return text;
  const dropped = lines.slice(0, headLength(written.slice(0, first)));
  let next = first;
  // Pages repeat the title above the text.
  while (next < lines.length) {
    const length = lengthAt(next) || Number(isCreditLine(written[next] ?? ""));
    if (length === 0) break;
    dropped.push(...lines.slice(next, next + length));
    next += length;
  }
  if (!hasWords(text.slice(dropped.at(-1)?.end))) return text;
  let rest = text;
  for (const { start, end } of dropped)
    rest = rest.slice(0, start) + spacesFor(rest.slice(start, end)) + rest.slice(end);
  return rest;
}

/**
 * How many of the lines above the title are no text. Recognition misreads a letterhead's large type, but the number
 * directly above the title tells.
 */
function headLength(lines: readonly string[]): number {
  const isNumbered = isNumberLine(lines.at(-1) ?? "");
  const isSender = (line: string) =>
    isNumbered && line.length <= maxSenderUtf16 && !line.includes("。");
  const end = lines.findIndex((line) => !isAboveTitle(line) && !isSender(line));
  return end === -1 ? lines.length : end;
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
