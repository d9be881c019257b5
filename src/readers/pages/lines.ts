/**
 * Joins the pieces of text on a page into lines in reading order: columns one after the other, the cells of a table
 * row side by side. Concatenates the lines of all pages without page numbers and without what is repeated at the same
 * height on many pages: running heads and feet, and a browser's line of date and address.
 */
import { cellBorder, namedPageNumber, pageNumber } from "../text-line.ts";
import { joinTexts } from "./join-texts.ts";
import type { Ink, Page, Piece } from "./page.ts";
import { isWithin, type Table, type TableCell, tablesOf } from "./tables.ts";

type Column = "whole" | "left" | "right";

export interface PageLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly page: number;
  /** In points. */
  readonly pageHeight: number;
  readonly column: Column;
  readonly isRow: boolean;
  /** Of all of the line. */
  readonly ink?: Ink;
  readonly isLetterhead?: boolean;
  /** Where a row is of a table with lines: the left edges of its columns, and the row's number from 0. */
  readonly ruled?: { readonly columns: readonly number[]; readonly index: number };
}

/** The following are in font sizes. */
const sameRow = 0.4;
const segmentGap = 1;
const cellGap = 1.5;
const rowDistance = 4;
/** Least ratio of two sizes. */
const otherSize = 1.4;
const wordGap = 0.25;
/** Some programs print a text twice to make it bold. */
const mostShifted = 0.3;

const han = "[\\p{Script=Han}]";
/** A typesetter's quarter space between hanzi and figures is not part of the text. */
const setApart = new RegExp(`(?<=${han}) (?=[\\dA-Za-z])|(?<=[\\dA-Za-z%]) (?=${han})`, "gu");
const wide = /[\u3000-\u303f\uff00-\uff65“”‘’]/u;

export function linesOfPage(page: Page): PageLine[] {
  const tables = tablesOf(page);
  const free = page.pieces.filter((piece) => !tables.some((table) => isWithin(piece, table)));
  const rows = rowsOf(free);
  const gutter = findGutter(rows);
  const lines: PageLine[] = [];
  let top = -Infinity;
  for (const table of [...tables, null]) {
    const end = table?.top ?? Infinity;
    const above = rows.filter((row) => isBetween(row, top, end));
    lines.push(...(gutter === null ? wholeLines(above, page) : columnLines(above, page, gutter)));
    if (table !== null) lines.push(...rowLines(table, page));
    top = end;
  }
  return lines;
}

function isBetween([first]: Row, top: number, end: number): boolean {
  return first !== undefined && first.baseline >= top && first.baseline < end;
}

function columnLines(rows: readonly Row[], page: Page, gutter: number): PageLine[] {
  const lines: PageLine[] = [];
  let left: PageLine[] = [];
  let right: PageLine[] = [];
  const endBand = () => {
    lines.push(...left, ...right);
    left = [];
    right = [];
  };
  for (const row of rows) {
    const before = row.filter((segment) => segment.right <= gutter);
    const behind = row.filter((segment) => segment.left >= gutter);
    if (before.length + behind.length < row.length) {
      endBand();
      lines.push(lineOf(row, page, "whole", false));
    } else {
      if (before.length > 0) left.push(lineOf(before, page, "left", false));
      if (behind.length > 0) right.push(lineOf(behind, page, "right", false));
    }
  }
  endBand();
  return lines;
}

/** A row with several cells is a table row if the row above or below has several too. */
function wholeLines(rows: readonly Row[], page: Page): PageLine[] {
  return rows.map((row, index) => {
    const isBeside = [rows[index - 1], rows[index + 1]].some(
      (other) => other !== undefined && cellsOf(other).length > 1 && isNear(row, other),
    );
    return lineOf(row, page, "whole", isBeside && cellsOf(row).length > 1);
  });
}

/** What stands in the cells, with the lines of each joined. */
function rowLines({ rows, columns, left, right }: Table, page: Page): PageLine[] {
  return rows.flatMap(({ bottom, cells }, index): PageLine[] => {
    const whole = cells.find(({ isWhole }) => isWhole);
    if (whole?.isFirstRow === false) return [];
    const texts = (whole === undefined ? cells : [whole]).map(cellText);
    if (texts.every((text) => text === "")) return [];
    const size = Math.max(...cells.flatMap(({ pieces }) => pieces.map((piece) => piece.size)));
    return [
      {
        text: texts.join(cellBorder),
        left,
        right,
        baseline: bottom,
        size,
        page: page.number,
        pageHeight: page.height,
        column: "whole",
        isRow: true,
        ruled: { columns, index },
      },
    ];
  });
}

/** In points. */
const cellPadding = 12;
/** 行政编制 is mostly one head that was broken by hand; two names are longer. */
const maxBrokenHeadUtf16 = 8;

/** The writer broke a line where the next character would have had room. */
function cellText({ pieces, width }: TableCell): string {
  const lines = rowsOf(pieces).map((row) => ({
    text: textOfRow(row).join(" "),
    end: Math.max(...row.map(({ right }) => right)) - Math.min(...row.map(({ left }) => left)),
    size: Math.max(...row.map(({ size }) => size)),
  }));
  const isHead = lines.reduce((sum, { text }) => sum + text.length, 0) <= maxBrokenHeadUtf16;
  return lines.reduce((text, line, index) => {
    const before = lines[index - 1];
    const isBroken =
      before !== undefined && !isHead && before.end + 2 * before.size <= width - cellPadding;
    return isBroken ? `${text} ${line.text}` : joinTexts(text, line.text);
  }, "");
}

function isNear([one]: Row, [other]: Row): boolean {
  if (one === undefined || other === undefined) return false;
  return Math.abs(one.baseline - other.baseline) <= rowDistance * one.size;
}

function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      piece.baseline - first.baseline <= sameRow * Math.max(piece.size, first.size)
    )
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => bySize(segmentsOf(row.toSorted((a, b) => a.left - b.left))));
}

/** A title and a note in small type far beside it are lines of their own. */
function bySize(row: Row): Row[] {
  const largest = Math.max(...row.map(({ size }) => size));
  const isApart = row.some(
    ({ left, size }, index) =>
      index > 0 &&
      left - (row[index - 1]?.right ?? left) > cellGap * size &&
      Math.max(size, row[index - 1]?.size ?? size) >=
        otherSize * Math.min(size, row[index - 1]?.size ?? size),
  );
  if (!isApart) return [row];
  const large = row.filter(({ size }) => otherSize * size > largest);
  return [large, ...bySize(row.filter((segment) => !large.includes(segment)))];
}

function segmentsOf(pieces: readonly Piece[]): Row {
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    if (last === undefined || piece.left - last.right > segmentGap * piece.size)
      segments.push({ ...piece });
    else if (!isPrintedAgain(last, piece)) segments[segments.length - 1] = join(last, piece);
  }
  return segments;
}

function isPrintedAgain(last: Segment, { text, right, size }: Piece): boolean {
  return last.text.endsWith(text) && Math.abs(last.right - right) < mostShifted * size;
}

function join(last: Segment, piece: Piece): Segment {
  const isApart =
    piece.left - last.right > wordGap * piece.size &&
    !wide.test(last.text.slice(-1)) &&
    !wide.test(piece.text.slice(0, 1));
  return {
    ...last,
    text: `${last.text}${isApart ? " " : ""}${piece.text}`,
    right: Math.max(last.right, piece.right),
    size: Math.max(last.size, piece.size),
  };
}

function cellsOf(row: Row): string[] {
  const cells: string[] = [];
  row.forEach(({ text, left, size }, index) => {
    const before = row[index - 1];
    if (before !== undefined && left - before.right <= cellGap * size)
      cells[cells.length - 1] += ` ${text}`;
    else cells.push(text);
  });
  return cells;
}

/** By cells. */
function textOfRow(row: Row): string[] {
  return cellsOf(row).map((text) => text.replace(/\s+/g, " ").replace(setApart, "").trim());
}

function lineOf(row: Row, page: Page, column: Column, isRow: boolean): PageLine {
  const cells = textOfRow(row);
  return {
    text: cells.join(isRow ? cellBorder : " "),
    left: Math.min(...row.map(({ left }) => left)),
    right: Math.max(...row.map(({ right }) => right)),
    baseline: row[0]?.baseline ?? 0,
    size: Math.max(...row.map(({ size }) => size)),
    page: page.number,
    pageHeight: page.height,
    column,
    isRow,
    ...inkOfAll(row),
  };
}

function inkOfAll([first, ...others]: Row): Pick<PageLine, "ink"> {
  const ink = first?.ink;
  return ink !== undefined && others.every((other) => other.ink === ink) ? { ink } : {};
}

/** A run of text without a wide gap. */
interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly ink?: Ink;
}

/** From left to right. */
type Row = readonly Segment[];

const fewestInColumn = 6;
/** Largest share of segments across both columns: titles and heads. */
const mostAcross = 0.3;
/** Least ratio of a column's median segment width to its widest. */
const leastFill = 0.75;
/** Range of the gutter, as shares of the text's width: columns are about equally wide. */
const middle = { from: 0.4, to: 0.6 } as const;

/**
 * Returns the left edge of the right column; null on a page of one column. A table has such gaps too, but its cells
 * seldom fill their width, and lines of text do.
 */
function findGutter(rows: readonly Row[]): number | null {
  const segments = rows.flat();
  const left = Math.min(...segments.map((segment) => segment.left));
  const right = Math.max(...segments.map((segment) => segment.right));
  const from = left + middle.from * (right - left);
  const to = left + middle.to * (right - left);
  const candidates = segments.map((segment) => segment.left).filter((at) => at > from && at < to);
  const fit = candidates
    .map((at) => ({ at, ...count(segments, at) }))
    .filter(({ isFit }) => isFit)
    .toSorted((a, b) => a.across - b.across || a.at - b.at)[0];
  return fit?.at ?? null;
}

function count(
  segments: readonly Segment[],
  at: number,
): { readonly across: number; readonly isFit: boolean } {
  const before = segments.filter((segment) => segment.right <= at);
  const behind = segments.filter((segment) => segment.left >= at);
  const across = segments.length - before.length - behind.length;
  const isFit =
    before.length >= fewestInColumn &&
    behind.length >= fewestInColumn &&
    across <= mostAcross * segments.length &&
    fillOf(before) >= leastFill &&
    fillOf(behind) >= leastFill;
  return { across, isFit };
}

function fillOf(segments: readonly Segment[]): number {
  const widths = segments.map(({ left, right }) => right - left).toSorted((a, b) => a - b);
  const widest = widths.at(-1) ?? 0;
  return widest === 0 ? 0 : (widths[Math.floor(widths.length / 2)] ?? 0) / widest;
}

/** Share of the page's height, at its top and at its foot. */
const marginShare = 0.13;
/** Least share of pages with the same head; left and right pages often have different ones. */
const leastPageShare = 0.3;
const fewestPages = 2;
/** In points. */
const sameHeight = 4;

/** What a browser prints above and below: date and title, address and page number. */
const printed =
  /^\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?[,，]?\s+(?:上午|下午)?\d{1,2}:\d{2}\s|^(?:https?|file):\S+.*\s\d{1,4}\/\d{1,4}$/u;

export function withoutRunningHeads(pages: readonly (readonly PageLine[])[]): PageLine[] {
  const pagesOf = new Map<string, PageLine[]>();
  for (const line of pages.flat().filter(isInMargin)) {
    const same = pagesOf.get(shapeOf(line)) ?? [];
    pagesOf.set(shapeOf(line), [...same, line]);
  }
  const least = Math.max(fewestPages, Math.ceil(leastPageShare * pages.length));
  const repeats = (line: PageLine) => {
    const alike = (pagesOf.get(shapeOf(line)) ?? []).filter(
      ({ baseline }) => Math.abs(baseline - line.baseline) <= sameHeight,
    );
    return new Set(alike.map(({ page }) => page)).size >= least;
  };
  return pages
    .flat()
    .filter(
      (line) =>
        !isInMargin(line) ||
        !(
          pageNumber.test(line.text) ||
          namedPageNumber.test(line.text) ||
          printed.test(line.text) ||
          repeats(line)
        ),
    );
}

/** Figures differ from page to page. */
function shapeOf({ text }: PageLine): string {
  return text.replace(/\d+/g, "0");
}

function isInMargin({ baseline, pageHeight, ruled }: PageLine): boolean {
  if (ruled !== undefined) return false;
  return baseline < marginShare * pageHeight || baseline > (1 - marginShare) * pageHeight;
}
