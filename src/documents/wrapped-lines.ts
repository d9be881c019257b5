/**
 * Replaces soft line breaks, which only the page width set (PDF converters, OCR), by U+2028. The result is as long as
 * the text, so offsets are valid in both.
 */
import { markerAt } from "./markers.ts";

interface Line {
  readonly start: number;
  /** After the last visible character. */
  readonly end: number;
  /** In columns; a Chinese character takes two. */
  readonly indent: number;
  readonly width: number;
}

interface Page {
  /** In columns. */
  readonly margin: number;
  readonly indent: number;
  /** Usual distance of lines, in line breaks; wider gaps end a paragraph. */
  readonly gap: number;
}

/** Narrower text is a list or a table; in wider text the line breaks are the writer's. */
const pageColumns = { min: 24, max: 130 } as const;
/** A full line ends at most this far before the margin, where the next word or figure did not fit. */
const raggedColumns = 6;
/** This many lines that reach the margin within a sentence are no coincidence. */
const fewestCutLines = 3;
/** Least share of paragraphs that end with a sentence; lines of a list or a table do so less often. */
const leastWholeShare = 0.6;

/** Unicode's line separator: white space that does not end a paragraph. */
export const softBreak = "\u2028";

export function joinWrappedLines(text: string): string {
  const lines = linesOf(text);
  const margin = marginOf(text, lines);
  if (margin === null) return text;
  const page = { margin, ...usualOf(text, lines) };
  let joined = "";
  let from = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || !isSoftBreak(text, line, next, page)) return;
    joined += text.slice(from, line.end) + softBreak.repeat(next.start - line.end);
    from = next.start;
  });
  return joined + text.slice(from);
}

/** Lines with text. */
function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]+/gu)].flatMap(({ 0: written, index }) => {
    const content = written.trim();
    if (content === "") return [];
    const indent = written.slice(0, written.indexOf(content));
    return {
      start: index,
      end: index + indent.length + content.length,
      indent: columnsOf(indent),
      width: columnsOf(indent) + columnsOf(content),
    };
  });
}

function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2;
  return columns;
}

/** The least indent of a line and the median gap between lines. */
function usualOf(text: string, lines: readonly Line[]): Omit<Page, "margin"> {
  const gaps = lines.slice(1).map((line, index) => gapOf(text, lines[index] ?? line, line));
  return {
    indent: lines.reduce((least, line) => Math.min(least, line.indent), Infinity),
    gap: gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1,
  };
}

/** In line breaks. */
function gapOf(text: string, line: Line, next: Line): number {
  return text.slice(line.end, next.start).split("\n").length - 1;
}

/** The column at which lines are wrapped; null if they are not. A few lines may be longer: an address, a formula. */
function marginOf(text: string, lines: readonly Line[]): number | null {
  const widths = lines.map(({ width }) => width).toSorted((a, b) => b - a);
  const margin = widths[Math.floor(widths.length / 20)] ?? 0;
  if (margin < pageColumns.min || margin > pageColumns.max) return null;
  let cutCount = 0;
  let paragraphCount = 0;
  let wholeCount = 0;
  lines.forEach((line, index) => {
    if (isCut(text, line, margin)) cutCount += 1;
    else if (index > 0 && isCut(text, lines[index - 1] ?? line, margin)) {
      paragraphCount += 1;
      if (endsSentence(text, line)) wholeCount += 1;
    }
  });
  const isProse = wholeCount > 0 && wholeCount >= leastWholeShare * paragraphCount;
  return isProse && cutCount >= fewestCutLines ? margin : null;
}

/** Whether the line reaches the margin within a sentence. */
function isCut(text: string, line: Line, margin: number): boolean {
  return isFull(line, margin) && !endsSentence(text, line);
}

function isFull({ width }: Line, margin: number): boolean {
  return width >= margin - raggedColumns;
}

function endsSentence(text: string, { end }: Line): boolean {
  return /[。!?！？…;；:：][”’」』)）》】]*$/u.test(text.slice(Math.max(0, end - 4), end));
}

function isSoftBreak(text: string, line: Line, next: Line, page: Page): boolean {
  const isParagraphStart =
    next.indent > page.indent ||
    gapOf(text, line, next) > page.gap ||
    (endsSentence(text, line) && markerAt(text, next.start + leading(text, next), true) !== null);
  return isFull(line, page.margin) && !isParagraphStart;
}

function leading(text: string, { start, end }: Line): number {
  const written = text.slice(start, end);
  return written.length - written.trimStart().length;
}
