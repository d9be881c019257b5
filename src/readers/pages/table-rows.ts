/** The rows of a table with lines, as lines of text. */
import { cellBorder } from "../text-line.ts";
import { joinTexts } from "./join-texts.ts";
import type { Page, Piece } from "./page.ts";
import type { PageLine } from "./page-line.ts";
import { lineOf, rowsOf, textOf } from "./rows.ts";
import type { Table, TableCell } from "./tables.ts";

/** In points. */
const cellPadding = 12;
/** 行政编制 is mostly one head that was broken by hand; two names are longer. */
const maxBrokenHeadUtf16 = 8;
/** UTF-16 units. A longer text over the whole width is a text in a frame. */
const maxWholeUtf16 = 300;
/** In font sizes. */
const sameHeight = 0.5;
const figure = /^[\d.,%:：\s—–-]*\d[\d.,%:：\s—–-]*$/;

/** What stands in the cells, with the lines of each joined. */
export function rowLines({ rows, columns, left, right }: Table, page: Page): PageLine[] {
  const lines: PageLine[] = [];
  const isForm = 2 * rows.filter(({ cells }) => isPartlyMerged(cells)).length > rows.length;
  for (const { bottom, cells } of rows) {
    const whole = cells.find(({ isWhole }) => isWhole);
    if (whole?.isFirstRow === false) continue;
    const own = whole === undefined ? (isForm ? onceEach(cells) : cells) : [whole];
    if (whole !== undefined && lengthOf(whole) > maxWholeUtf16) {
      lines.push(...rowsOf(whole.pieces).map((row) => lineOf(row, page, "whole")));
      continue;
    }
    const size = Math.max(...own.flatMap(({ pieces }) => pieces.map((piece) => piece.size)));
    for (const texts of undrawnRows(own) ?? [own.map(cellText)])
      if (texts.some((text) => text !== ""))
        lines.push({
          text: texts.join(cellBorder),
          left,
          right,
          baseline: bottom,
          size,
          page: page.number,
          pageHeight: page.height,
          column: "whole",
          isRow: true,
          ruled: { columns, index: lines.length },
        });
  }
  return lines;
}

/** A form has other columns in each row, and no heads above them: nothing is gained by repeating its cells. */
function onceEach(cells: readonly TableCell[]): TableCell[] {
  return cells.filter(({ region }, index) => region !== cells[index - 1]?.region);
}

function isPartlyMerged(cells: readonly TableCell[]): boolean {
  return onceEach(cells).length < cells.length && !cells.some(({ isWhole }) => isWhole);
}

function lengthOf({ pieces }: TableCell): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

interface CellLine {
  readonly text: string;
  readonly width: number;
  readonly size: number;
  readonly baseline: number;
}

function linesIn(pieces: readonly Piece[]): CellLine[] {
  return rowsOf(pieces).map((row) => ({
    text: textOf(row),
    width: Math.max(...row.map(({ right }) => right)) - Math.min(...row.map(({ left }) => left)),
    size: Math.max(...row.map(({ size }) => size)),
    baseline: row[0]?.baseline ?? 0,
  }));
}

/**
 * The rows of a table that has only lines between its columns: each line of a column is a figure, and the other columns
 * have a line at each one's height. Null for a row of wrapped cells.
 */
function undrawnRows(cells: readonly TableCell[]): string[][] | null {
  const columns = cells.map(({ pieces }) => linesIn(pieces));
  const figures = columns.find(
    (lines) => lines.length > 1 && lines.every(({ text }) => figure.test(text)),
  );
  const isRow = columns.every(
    (lines) =>
      lines.length === 0 ||
      (lines.length === figures?.length &&
        lines.every(
          ({ baseline, size }, at) =>
            Math.abs(baseline - (figures[at]?.baseline ?? 0)) <= sameHeight * size,
        )),
  );
  if (figures === undefined || !isRow) return null;
  return figures.map((_, at) => columns.map((lines) => lines[at]?.text ?? ""));
}

/** The writer broke a line where the next character would have had room. */
function cellText({ pieces, width }: TableCell): string {
  const lines = linesIn(pieces);
  const isHead = lines.reduce((sum, { text }) => sum + text.length, 0) <= maxBrokenHeadUtf16;
  return lines.reduce((text, line, index) => {
    const before = lines[index - 1];
    const isBroken =
      before !== undefined && !isHead && before.width + 2 * before.size <= width - cellPadding;
    return isBroken ? `${text} ${line.text}` : joinTexts(text, line.text);
  }, "");
}
