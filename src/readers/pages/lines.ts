/**
 * Joins the pieces of text on a page into lines in reading order: columns one after the other, the cells of a table
 * row side by side.
 */
import { cellBorder } from "../text-line.ts";
import { joinTexts } from "./join-texts.ts";
import type { Page } from "./page.ts";
import type { PageLine } from "./page-line.ts";
import { type Cell, cellsOf, lineOf, type Row, rowsOf, type Segment } from "./rows.ts";
import { rowLines } from "./table-rows.ts";
import { isWithin, tablesOf } from "./tables.ts";

/** In font sizes: the rows of a table, and the lines of one of its cells, are no further apart. */
const rowDistance = 4;
const wrappedDistance = 1.7;

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
      lines.push(lineOf(row, page, "whole"));
    } else {
      if (before.length > 0) left.push(lineOf(before, page, "left"));
      if (behind.length > 0) right.push(lineOf(behind, page, "right"));
    }
  }
  endBand();
  return lines;
}

/** Rows with several cells near one another are a table. */
function wholeLines(rows: readonly Row[], page: Page): PageLine[] {
  const groups = withRests(rows);
  return groups.flatMap((group, index) => {
    const isTable = [groups[index - 1], groups[index + 1]].some(
      (other) => other !== undefined && isSeveral(other[0]) && areNear(group, other),
    );
    const [first] = group;
    return isTable && first !== undefined && isSeveral(first)
      ? [{ ...lineOf(first, page, "whole"), text: joinCells(group).join(cellBorder), isRow: true }]
      : group.map((row) => lineOf(row, page, "whole"));
  });
}

function isSeveral(row: Row | undefined): boolean {
  return row !== undefined && cellsOf(row).length > 1;
}

function areNear(one: readonly Row[], other: readonly Row[]): boolean {
  const distances = [
    baselineOf(other[0]) - baselineOf(one.at(-1)),
    baselineOf(one[0]) - baselineOf(other.at(-1)),
  ];
  return Math.max(...distances) <= rowDistance * (one[0]?.[0]?.size ?? 0);
}

function baselineOf(row: Row | undefined): number {
  return row?.[0]?.baseline ?? 0;
}

/** Each row with the rows below it that may be the rest of its wrapped cells. */
function withRests(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group !== undefined && first !== undefined && isRest(row, first, group.at(-1)))
      group.push(row);
    else groups.push([row]);
  }
  return groups;
}

function isRest(row: Row, first: Row, last: Row | undefined): boolean {
  const size = row[0]?.size ?? 0;
  const own = cellsOf(row);
  const [, ...columns] = cellsOf(first);
  return (
    own.length <= columns.length &&
    baselineOf(row) - baselineOf(last) <= wrappedDistance * size &&
    own.every((cell) => columns.some((column) => isBelow(cell, column, size)))
  );
}

function isBelow(cell: Cell, column: Cell, size: number): boolean {
  const middleShift = (cell.left + cell.right - column.left - column.right) / 2;
  return Math.min(Math.abs(cell.left - column.left), Math.abs(middleShift)) <= size;
}

function joinCells([first, ...rests]: readonly Row[]): string[] {
  const columns = first === undefined ? [] : cellsOf(first);
  const cells = rests.flatMap((row) => cellsOf(row).map((cell) => ({ cell, row })));
  return columns.map((column, index) =>
    cells
      .filter(({ cell, row }) => index > 0 && isBelow(cell, column, row[0]?.size ?? 0))
      .reduce((text, { cell }) => joinTexts(text, cell.text), column.text),
  );
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
