/**
 * Joins the pieces of text on a page into lines in reading order: columns one after the other, the cells of a table
 * row side by side. Concatenates the lines of all pages without page numbers and without what is repeated at the same
 * height on many pages: running heads and feet, and a browser's line of date and address.
 */
import { cellBorder, namedPageNumber, pageNumber } from "../text-line.ts";
import type { PdfPage, Piece } from "./open-pdf.ts";

type Column = "whole" | "left" | "right";

export interface PdfLine {
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
}

/** The following are in font sizes. */
const sameRow = 0.4;
const segmentGap = 1;
const cellGap = 1.5;
const rowDistance = 4;
const wordGap = 0.25;
/** Some programs print a text twice to make it bold. */
const mostShifted = 0.3;

const han = "[\\p{Script=Han}]";
/** A typesetter's quarter space between hanzi and figures is not part of the text. */
const setApart = new RegExp(`(?<=${han}) (?=[\\dA-Za-z])|(?<=[\\dA-Za-z%]) (?=${han})`, "gu");
const wide = /[\u3000-\u303f\uff00-\uff65“”‘’]/u;

export function linesOfPage(page: PdfPage): PdfLine[] {
  const rows = rowsOf(page.pieces);
  const gutter = findGutter(rows);
  if (gutter === null) return wholeLines(rows, page);
  const lines: PdfLine[] = [];
  let left: PdfLine[] = [];
  let right: PdfLine[] = [];
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
function wholeLines(rows: readonly Row[], page: PdfPage): PdfLine[] {
  return rows.map((row, index) => {
    const isBeside = [rows[index - 1], rows[index + 1]].some(
      (other) => other !== undefined && cellsOf(other).length > 1 && isNear(row, other),
    );
    return lineOf(row, page, "whole", isBeside && cellsOf(row).length > 1);
  });
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
  return rows.map((row) => segmentsOf(row.toSorted((a, b) => a.left - b.left)));
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

function lineOf(row: Row, page: PdfPage, column: Column, isRow: boolean): PdfLine {
  const cells = cellsOf(row).map((text) => text.replace(/\s+/g, " ").replace(setApart, "").trim());
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
  };
}

/** A run of text without a wide gap. */
interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
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

export function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): PdfLine[] {
  const pagesOf = new Map<string, PdfLine[]>();
  for (const line of pages.flat().filter(isInMargin)) {
    const same = pagesOf.get(shapeOf(line)) ?? [];
    pagesOf.set(shapeOf(line), [...same, line]);
  }
  const least = Math.max(fewestPages, Math.ceil(leastPageShare * pages.length));
  const repeats = (line: PdfLine) => {
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
function shapeOf({ text }: PdfLine): string {
  return text.replace(/\d+/g, "0");
}

function isInMargin({ baseline, pageHeight }: PdfLine): boolean {
  return baseline < marginShare * pageHeight || baseline > (1 - marginShare) * pageHeight;
}
