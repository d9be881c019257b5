/**
 * A text in; the same text out with its soft line breaks as spaces: those that only the width of a page set, as PDF
 * converters and OCR leave them. It is as long as the text, so offsets into one are offsets into the other.
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

/** Narrower, it is a list or a table; wider, paragraphs are what their writers made them. */
const pageColumns = { min: 24, max: 130 } as const;
/** A line ends this much before the margin at most, where the next word or figure did not fit. */
const raggedColumns = 6;
/** So many lines that run up to the margin within a sentence are no chance. */
const fewestCutLines = 3;
/** Paragraphs end with a sentence, other than the lines of a list or a table. */
const leastWholeShare = 0.6;

export function joinWrappedLines(text: string): string {
  const lines = linesOf(text);
  const margin = marginOf(text, lines);
  if (margin === null) return text;
  const indent = lines.reduce((least, line) => Math.min(least, line.indent), Infinity);
  let joined = "";
  let from = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || !isSoftBreak(text, line, next, { margin, indent })) return;
    joined += text.slice(from, line.end) + " ".repeat(next.start - line.end);
    from = next.start;
  });
  return joined + text.slice(from);
}

/** Lines with text. A blank line between two keeps them apart. */
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

function isSoftBreak(
  text: string,
  line: Line,
  next: Line,
  page: { readonly margin: number; readonly indent: number },
): boolean {
  const isParagraphStart =
    next.indent > page.indent ||
    (endsSentence(text, line) && markerAt(text, next.start + leading(text, next), true) !== null);
  return (
    isFull(line, page.margin) && !isParagraphStart && !/\n\s*\n/u.test(between(text, line, next))
  );
}

function between(text: string, line: Line, next: Line): string {
  return text.slice(line.end, next.start);
}

function leading(text: string, { start, end }: Line): number {
  const written = text.slice(start, end);
  return written.length - written.trimStart().length;
}
