/**
 * Writes a sheet's rows as sentences that name what each figure is: 乡镇：石门乡；改革前：8；改革后：4。 A row that is quoted
 * alone has its heads with it.
 */
import { markerAt } from "../../documents/markers.ts";
import { cellBorder, type TextLine, textLine } from "../text-line.ts";

/** Cells as they are shown; empty ones are empty strings. */
export type SheetRow = readonly string[];

/** Ranges of rows and columns, both ends included, that are one cell. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface WrittenSheet {
  /** What stands above the heads, alone in its row. */
  readonly caption: string | null;
  /** （单位：万元）; empty if none is stated above the heads. */
  readonly unit: string;
  readonly lines: readonly TextLine[];
}

const maxCaptionUtf16 = 120;
/** 单位：万元, (截至2023年底) */
const remark = /^[（(]|[:：]/;
const unitRemark = /^[（(]?\s*(?:计量)?单\s*位\s*[:：]\s*([^（）()]{1,30}?)\s*[）)]?$/u;
const number = /^[-+¥￥$]?[\d,.]+%?$/;

export function writeSheet(rows: readonly SheetRow[], merges: readonly Merge[] = []): WrittenSheet {
  const filled = fillMerged(rows, merges);
  const headAt = filled.findIndex((row) => countOf(row) > 1);
  const above = (headAt === -1 ? filled : filled.slice(0, headAt)).map(firstOf).filter(isPresent);
  const [first] = above;
  const isCaption = first !== undefined && first.length <= maxCaptionUtf16 && !remark.test(first);
  const caption = isCaption && markerAt(first, 0, true) === null ? first : null;
  const units = above.flatMap((text) => unitRemark.exec(text)?.[1] ?? []);
  const lines = above
    .slice(caption === null ? 0 : 1)
    .filter((text) => !unitRemark.test(text))
    .map((text) => textLine(text));
  if (headAt !== -1) lines.push(...writeTable(filled, headAt, merges));
  return {
    caption,
    unit: units.map((unit) => `（单位：${unit}）`).join(""),
    lines: lines.filter((line) => line !== null),
  };
}

function writeTable(
  rows: readonly SheetRow[],
  headAt: number,
  merges: readonly Merge[],
): (TextLine | null)[] {
  const depth = depthOfHeads(headAt, merges);
  const headRows = rows.slice(headAt, headAt + depth);
  // Figures are no heads.
  if (headRows.some((row) => row.some((cell) => number.test(cell))))
    return rows.slice(headAt).map((row) => textLine(row.filter(isPresent).join(cellBorder), true));
  const width = Math.max(...headRows.map((row) => row.length));
  const heads = Array.from({ length: width }, (_, column) =>
    [...new Set(headRows.map((row) => row[column] ?? "").filter(isPresent))].join(" "),
  );
  return rows.slice(headAt + depth).map((row) => textLine(writeRow(row, heads)));
}

/** A row with one cell is a remark, or the heading of those that follow. */
function writeRow(row: SheetRow, heads: readonly string[]): string {
  if (countOf(row) < 2) return firstOf(row);
  const isHeads = row.every((cell, column) => cell === "" || cell === heads[column]);
  if (isHeads) return "";
  const cells = row
    .map((cell, column) => {
      const head = heads[column] ?? "";
      return cell === "" || head === "" ? cell : `${head}：${cell}`;
    })
    .filter(isPresent);
  return `${cells.join("；")}。`;
}

/** Heads that span columns have those of the single columns below them; others reach down beside these. */
function depthOfHeads(headAt: number, merges: readonly Merge[]): number {
  const ofHeads = merges.filter(
    ({ top, left, right, bottom }) => top === headAt && (right > left || bottom > top),
  );
  const deepest = Math.max(headAt, ...ofHeads.map(({ bottom }) => bottom));
  const isSpanning = ofHeads.some(({ left, right, bottom }) => right > left && bottom === headAt);
  return Math.min(maxHeadRows, Math.max(deepest, isSpanning ? headAt + 1 : headAt) - headAt + 1);
}

const maxHeadRows = 4;

/** A cell that spans rows stands in each of them, and a head that spans columns above each of these. */
function fillMerged(rows: readonly SheetRow[], merges: readonly Merge[]): readonly SheetRow[] {
  const filled = rows.map((row) => [...row]);
  const headAt = rows.findIndex((row) => countOf(row) > 1);
  for (const { top, bottom, left, right } of merges) {
    const cell = rows[top]?.[left] ?? "";
    if (cell === "") continue;
    // Beyond the widest row there is nothing to be filled.
    const last = top === headAt ? Math.min(right, left + maxFilledColumns) : left;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1)
      for (let column = left; column <= last; column += 1) {
        const cells = filled[row];
        if (cells === undefined) continue;
        while (cells.length <= column) cells.push("");
        cells[column] ||= cell;
      }
  }
  return filled;
}

const maxFilledColumns = 200;

function countOf(row: SheetRow): number {
  return row.filter(isPresent).length;
}

function firstOf(row: SheetRow): string {
  return row.find(isPresent) ?? "";
}

function isPresent(text: string): boolean {
  return text !== "";
}
