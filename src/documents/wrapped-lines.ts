/**
 * A text in; the same text out with other signs for its soft line breaks: those that only the width of a page set, as
 * PDF converters and OCR leave them. It is as long as the text, so offsets into one are offsets into the other.
 */
import { markerAt } from "./markers.ts";

interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** In columns, of which a Chinese character takes two. */
  readonly indent: number;
  readonly width: number;
}

interface Page {
  /** In columns, as the indent. */
  readonly margin: number;
  readonly indent: number;
  /** Between lines, in line breaks; wider where a paragraph ends. */
  readonly gap: number;
}

/** Narrower, it is a list or a table; wider, paragraphs are what their writers made them. */
const pageColumns = { min: 24, max: 130 } as const;
/** A line ends this much before the margin at most, where the next word or figure did not fit. */
const raggedColumns = 6;
/** So many lines that run up to the margin within a sentence are no chance. */
const fewestCutLines = 3;
/** Paragraphs end with a sentence, other than the lines of a list or a table. */
const leastWholeShare = 0.6;

/** Unicode's line separator: white space, and no end of a paragraph. */
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

/** How far the lines of a paragraph are set in, and apart. */
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

/** Where the text's lines end, if they are wrapped. A single line may be longer: an address, a formula. */
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

/** Up to the margin, and a sentence is not over. */
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
