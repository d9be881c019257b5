/**
 * Joins the lines of a document into paragraphs. A line continues in the next if only the page width broke it: it is
 * full, and the next line is neither indented further nor further below than usual.
 * documents/wrapped-lines.ts does the same for plain text; here the positions are known.
 */
import { markerAt } from "../../documents/markers.ts";
import { headingLine, type TextLine, textLine } from "../text-line.ts";
import type { PdfLine } from "./lines.ts";

interface Layout {
  /** Font size of the body's text. */
  readonly size: number;
  readonly lefts: ReadonlyMap<string, number>;
  readonly rights: ReadonlyMap<string, number>;
  /** Usual distance of lines, in font sizes. */
  readonly leading: number;
  /** Whether the first lines of paragraphs are indented. */
  readonly isIndented: boolean;
}

/** In font sizes. */
const indent = 0.8;
const sameLeft = 0.5;
const hanging = 4;
const fullSlack = 1.5;
const centreSlack = 1.5;
/** Relative to `leading`. */
const widestLeading = 1.25;
const sameSize = 0.1;
const headingSize = 1.15;
/** Least share of indented lines among those after a line that ended early. */
const leastSetInShare = 0.5;
const maxHeadingUtf16 = 60;
/** 一是 and the like also begin a line by chance. */
const withinLines: ReadonlySet<string> = new Set(["is-numeral", "ordinal", "circled-digit"]);
/** Headings among this many first paragraphs are titles. */
const titleLines = 5;

export function joinParagraphs(lines: readonly PdfLine[]): TextLine[] {
  const layout = layoutOf(lines);
  const paragraphs: { text: string; readonly first: PdfLine }[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const paragraph = paragraphs.at(-1);
    if (before !== undefined && paragraph !== undefined && goesOn(before, line, layout))
      paragraph.text = joinTexts(paragraph.text, line.text);
    else paragraphs.push({ text: line.text, first: line });
  });
  return paragraphs.flatMap(({ text, first }, index) => {
    const isHeading =
      !first.isRow && first.size >= headingSize * layout.size && text.length <= maxHeadingUtf16;
    const level = index < titleLines && first.page === lines[0]?.page ? 1 : 2;
    const line = isHeading ? headingLine(text, level) : textLine(text, first.isRow);
    return line === null ? [] : [line];
  });
}

function goesOn(line: PdfLine, next: PdfLine, layout: Layout): boolean {
  if (line.isRow || next.isRow || !isSameSize(line, next)) return false;
  const isBelow = line.page === next.page && line.column === next.column;
  const distance = (next.baseline - line.baseline) / next.size;
  if (isBelow && distance > widestLeading * layout.leading) return false;
  if (next.size >= headingSize * layout.size)
    return isCentred(line, layout) && isCentred(next, layout);
  if (!isFull(line, next, layout)) return false;
  // Across the end of a page nothing else would show that a paragraph begins.
  if (!isBelow && !layout.isIndented && endsSentence(line)) return false;
  const marker = markerAt(next.text, 0, true);
  const mayStandWithin = marker === null || (layout.isIndented && withinLines.has(marker));
  if (!mayStandWithin && endsSentence(line)) return false;
  if (!isSetIn(next, layout.lefts)) return true;
  const shift = (next.left - line.left) / next.size;
  if (marker !== null) return false;
  const hangs = markerAt(line.text, 0, true) !== null && shift > indent && shift <= hanging;
  return hangs || (Math.abs(shift) <= sameLeft && !endsSentence(line));
}

function isSetIn(line: PdfLine, lefts: Layout["lefts"]): boolean {
  return line.left - (lefts.get(line.column) ?? line.left) > indent * line.size;
}

function isSameSize(line: PdfLine, next: PdfLine): boolean {
  return Math.abs(line.size - next.size) <= sameSize * line.size;
}

/** Whether the next line's first word would not have fitted, or hardly. */
function isFull(line: PdfLine, next: PdfLine, layout: Pick<Layout, "rights">): boolean {
  const margin = layout.rights.get(line.column) ?? line.right;
  const [word = ""] = /^[A-Za-z0-9.,'%-]+/.exec(next.text) ?? [];
  const unit = Math.max(1, word.length / 2);
  return line.right + (unit + fullSlack) * line.size >= margin;
}

function isCentred(line: PdfLine, layout: Layout): boolean {
  const left = layout.lefts.get(line.column) ?? line.left;
  const right = layout.rights.get(line.column) ?? line.right;
  return Math.abs(line.left + line.right - left - right) / 2 <= centreSlack * line.size;
}

function endsSentence({ text }: PdfLine): boolean {
  return /[。!?\uff01\uff1f…;\uff1b:\uff1a.][”’」』)\uff09》】]*$/u.test(text);
}

/** Separates Latin words by a space and rejoins the halves of a hyphenated one. */
function joinTexts(text: string, next: string): string {
  if (/[a-z]-$/.test(text) && /^[a-z]/.test(next)) return text.slice(0, -1) + next;
  const isApart = /[A-Za-z,.;:!?)]$|[A-Za-z]\d+$/.test(text) && /^[A-Za-z\d("]/.test(next);
  return `${text}${isApart ? " " : ""}${next}`;
}

function layoutOf(lines: readonly PdfLine[]): Layout {
  const sizes = lines.flatMap(({ size, text }) => Array.from(text, () => size));
  const size = quantile(sizes, 0.5);
  const body = lines.filter((line) => Math.abs(line.size - size) <= sameSize * size);
  const lefts = new Map<string, number>();
  const rights = new Map<string, number>();
  for (const column of new Set(lines.map((line) => line.column))) {
    const own = body.filter((line) => line.column === column);
    const all = own.length > 0 ? own : lines.filter((line) => line.column === column);
    lefts.set(
      column,
      quantile(
        all.map((line) => line.left),
        0.05,
      ),
    );
    rights.set(
      column,
      quantile(
        all.map((line) => line.right),
        0.95,
      ),
    );
  }
  const distances = body.slice(1).flatMap((line, index) => {
    const distance = (line.baseline - (body[index]?.baseline ?? 0)) / line.size;
    return distance > 0 && line.page === body[index]?.page ? [distance] : [];
  });
  const starts = body
    .slice(1)
    .filter((line, index) => !isFull(body[index] ?? line, line, { rights }));
  return {
    size,
    lefts,
    rights,
    leading: quantile(distances, 0.5) || Infinity,
    isIndented:
      starts.filter((line) => isSetIn(line, lefts)).length > leastSetInShare * starts.length,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
