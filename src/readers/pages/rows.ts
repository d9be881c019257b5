/** Joins the pieces of text at one height to rows, and their parts without wide gaps to cells. */
import type { Ink, Page, Piece } from "./page.ts";
import type { Column, PageLine } from "./page-line.ts";

/** A run of text without a wide gap. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly ink?: Ink;
}

/** From left to right. */
export type Row = readonly Segment[];

/** The following are in font sizes. */
const sameRow = 0.4;
const segmentGap = 1;
const cellGap = 1.5;
/** Least ratio of two sizes. */
const otherSize = 1.4;
const wordGap = 0.25;
/** Some programs print a text twice to make it bold. */
const mostShifted = 0.3;

const han = "[\\p{Script=Han}]";
/** A typesetter's quarter space between hanzi and figures is not part of the text. */
const setApart = new RegExp(`(?<=${han}) (?=[\\dA-Za-z])|(?<=[\\dA-Za-z%]) (?=${han})`, "gu");
const wide = /[\u3000-\u303f\uff00-\uff65“”‘’]/u;

export function rowsOf(pieces: readonly Piece[]): Row[] {
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
  const isApart = row.slice(1).some((segment, index) => {
    const before = row[index] ?? segment;
    const [smaller, larger] = [segment.size, before.size].toSorted((a, b) => a - b);
    const gap = segment.left - before.right;
    return (larger ?? 0) >= otherSize * (smaller ?? 0) && gap > cellGap * (larger ?? 0);
  });
  if (!isApart) return [row];
  const largest = Math.max(...row.map(({ size }) => size));
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

export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

export function cellsOf(row: Row): Cell[] {
  const cells: Cell[] = [];
  row.forEach((segment, index) => {
    const before = row[index - 1];
    const cell = cells.at(-1);
    const { text, left, right, size } = segment;
    if (cell !== undefined && before !== undefined && left - before.right <= cellGap * size)
      cells[cells.length - 1] = { ...cell, text: `${cell.text} ${text}`, right };
    else cells.push({ text, left, right });
  });
  return cells.map((cell) => ({ ...cell, text: tidy(cell.text) }));
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").replace(setApart, "").trim();
}

/** Without borders of cells. */
export function textOf(row: Row): string {
  return cellsOf(row)
    .map(({ text }) => text)
    .join(" ");
}

export function lineOf(row: Row, page: Page, column: Column): PageLine {
  return {
    text: textOf(row),
    left: Math.min(...row.map(({ left }) => left)),
    right: Math.max(...row.map(({ right }) => right)),
    baseline: row[0]?.baseline ?? 0,
    size: Math.max(...row.map(({ size }) => size)),
    page: page.number,
    pageHeight: page.height,
    column,
    isRow: false,
    ...inkOfAll(row),
  };
}

function inkOfAll([first, ...others]: Row): Pick<PageLine, "ink"> {
  const ink = first?.ink;
  return ink !== undefined && others.every((other) => other.ink === ink) ? { ink } : {};
}
