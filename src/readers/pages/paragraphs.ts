/**
 * Joins the lines of a document into paragraphs. A line continues in the next if only the page width broke it: it is
 * full, and the next line is neither indented further nor further below than usual.
 * documents/wrapped-lines.ts does the same for plain text; here the positions are known.
 */
import { findDate } from "../../documents/dates.ts";
import { markerAt } from "../../documents/markers.ts";
import { isContentsEntry } from "../contents.ts";
import { headingLine, type TextLine, textLine } from "../text-line.ts";
import { joinTexts } from "./join-texts.ts";
import type { PageLine } from "./page-line.ts";
import { usualSize } from "./page.ts";

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
/** Share of the column's width. */
const leastRight = 0.3;
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
const titleLines = 8;

export function joinParagraphs(lines: readonly PageLine[]): TextLine[] {
  const layout = layoutOf(lines);
  const paragraphs: { text: string; readonly first: PageLine }[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const paragraph = paragraphs.at(-1);
    if (before !== undefined && paragraph !== undefined && goesOn(before, line, layout))
      paragraph.text = joinTexts(paragraph.text, line.text);
    else paragraphs.push({ text: line.text, first: line });
  });
  return paragraphs.flatMap(({ text, first }, index) => {
    const isHeading =
      !first.isRow &&
      first.isLetterhead !== true &&
      first.size >= headingSize * layout.size &&
      text.length <= maxHeadingUtf16 &&
      !/[。；;]$/u.test(text);
    const level = index < titleLines && first.page === lines[0]?.page ? 1 : 2;
    const line = isHeading ? headingLine(text, level) : textLine(text, first.isRow);
    return line === null ? [] : [line];
  });
}

function goesOn(line: PageLine, next: PageLine, layout: Layout): boolean {
  if (line.isRow || next.isRow || !isSameSize(line, next)) return false;
  if (line.isLetterhead === true || next.isLetterhead === true) return false;
  if (/^[，。、；：？！）》”]/u.test(next.text)) return true;
  if (isContentsEntry(line.text) || isDate(next.text)) return false;
  const isLarge = next.size >= headingSize * layout.size;
  if (!isLarge && isSetToTheRight(line, next, layout)) return false;
  const isBelow = line.page === next.page && line.column === next.column;
  const distance = (next.baseline - line.baseline) / next.size;
  if (isBelow && distance > widestLeading * layout.leading) return false;
  if (isLarge)
    return (isCentred(line, layout) && isCentred(next, layout)) || shareCentre(line, next);
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

function isSetIn(line: PageLine, lefts: Layout["lefts"]): boolean {
  return line.left - (lefts.get(line.column) ?? line.left) > indent * line.size;
}

/** A signature, a date or the like: nothing goes on from it at the margin. */
function isSetToTheRight(line: PageLine, next: PageLine, { lefts, rights }: Layout): boolean {
  const left = lefts.get(line.column) ?? line.left;
  const right = rights.get(line.column) ?? line.right;
  const isFar = line.left - left > Math.max(hanging * line.size, leastRight * (right - left));
  return isFar && (Math.abs(next.left - line.left) > sameLeft * line.size || label.test(next.text));
}

/** 开票日期：, 联系人： */
const label = /^\p{Script=Han}{2,8}[:：]/u;

/** On a line of its own. */
function isDate(text: string): boolean {
  const found = findDate(text);
  return found?.startUtf16 === 0 && found.endUtf16 === text.trimEnd().length;
}

function isSameSize(line: PageLine, next: PageLine): boolean {
  return Math.abs(line.size - next.size) <= sameSize * line.size;
}

/** Whether the next line's first word would not have fitted, or hardly. */
function isFull(line: PageLine, next: PageLine, layout: Pick<Layout, "rights">): boolean {
  const margin = layout.rights.get(line.column) ?? line.right;
  const [word = ""] = /^[A-Za-z0-9.,'%-]+/.exec(next.text) ?? [];
  const unit = Math.max(1, word.length / 2);
  return line.right + (unit + fullSlack) * line.size >= margin;
}

function isCentred(line: PageLine, layout: Layout): boolean {
  const left = layout.lefts.get(line.column) ?? line.left;
  const right = layout.rights.get(line.column) ?? line.right;
  return Math.abs(line.left + line.right - left - right) / 2 <= centreSlack * line.size;
}

/** Where no line of the text is full, the margins do not tell; lines of unlike length about one centre do. */
function shareCentre(line: PageLine, next: PageLine): boolean {
  const apart = Math.abs(line.left + line.right - next.left - next.right) / 2;
  return apart <= sameLeft * line.size && Math.abs(line.left - next.left) > sameLeft * line.size;
}

function endsSentence({ text }: PageLine): boolean {
  return /[。!?\uff01\uff1f…;\uff1b:\uff1a.][”’」』)\uff09》】]*$/u.test(text);
}

function layoutOf(lines: readonly PageLine[]): Layout {
  const text = lines.filter(({ isRow }) => !isRow);
  const size = usualSize(text.length > 0 ? text : lines);
  const body = text.filter((line) => Math.abs(line.size - size) <= sameSize * size);
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
