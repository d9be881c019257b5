/**
 * Joins the pieces of text on a page into lines in reading order: columns one after the other, the cells of a table
 * row side by side.
 */
import { cellBorder } from "../text-line.ts";
import type { Page } from "./page.ts";
import type { Column, PageLine } from "./page-line.ts";
import { cellsOf, type Row, rowsOf, type Segment, textOfRow } from "./rows.ts";
import { rowLines } from "./table-rows.ts";
import { isWithin, tablesOf } from "./tables.ts";

/** In font sizes. */
const rowDistance = 4;

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

function isNear([one]: Row, [other]: Row): boolean {
  if (one === undefined || other === undefined) return false;
  return Math.abs(one.baseline - other.baseline) <= rowDistance * one.size;
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
