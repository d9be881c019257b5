/** Finds tables in text: rows of cells apart by ` | ` (as src/readers writes them), by tabs, or as in Markdown. */
import type { TextRange } from "../core/domain.ts";
import { markerAt } from "./markers.ts";

const cellBorder = / \| |^\s*\|.*\|\s*$|\S\t+ *\S/u;
/** 表1 各镇编制核定情况, (单位:名) */
const caption =
  /^(?:附?表\s*[\d一二三四五六七八九十]|.*(?:单位|计量单位)\s*[:：])|(?:情况|统计|汇总|明细|一览|核定|分配|安排|对照|清单)表$/u;
const maxCaptionUtf16 = 60;
const maxCaptionLines = 2;
/** Below the table. */
const note = /^(?:注|说明|备注|资料来源|数据来源)\s*[:：]/u;
const ruler = /^[\s|:-]+$/u;
/** Rows that name columns without being merged over several. */
const maxPlainHeadRows = 2;
const maxHeadRows = 3;
const maxHeadUtf16 = 120;

/** Whether a table begins with the line, which may be its caption or lead in to it. */
export function tableStart(text: string, lines: readonly TextRange[], at: number): boolean {
  for (let row = at; row <= at + maxCaptionLines; row++) {
    const line = lineAt(text, lines, row);
    if (isRow(line)) return isRow(lineAt(text, lines, row + 1));
    if (line.length > maxCaptionUtf16 || markerAt(line, 0, true) !== null) return false;
    if (!caption.test(line) && !/[:：]$/u.test(line)) return false;
  }
  return false;
}

/** The index of the last line of the table that starts there, with the note below it. */
export function tableEnd(text: string, lines: readonly TextRange[], at: number): number {
  let end = at;
  while (!isRow(lineAt(text, lines, end))) end++;
  while (isRow(lineAt(text, lines, end + 1)) && !beginsTable(text, lines, end + 1)) end++;
  return note.test(lineAt(text, lines, end + 1)) ? end + 1 : end;
}

/** Whether a row behind a blank line is the head of another table: it has other columns, or names where figures stood. */
function beginsTable(text: string, lines: readonly TextRange[], at: number): boolean {
  const [before, row] = [lineAt(text, lines, at - 1), lineAt(text, lines, at)];
  const isApart = /\n\s*\n/u.test(text.slice(...(lines[at - 1] ?? [0, 0])));
  const isHead = /\d/u.test(before) && !/\d/u.test(row);
  return isApart && (isHead || cellsOf(before).length !== cellsOf(row).length);
}

export function isRow(line: string): boolean {
  return cellBorder.test(line);
}

/** The caption and the heads of the table that the text is, on one line; empty if it is none. */
export function tableHeads(text: string): string {
  const table = tableIn(text);
  if (table === null) return "";
  const whole = [...table.captions, ...joinedHeads(table.heads)].join(" ");
  return whole.length <= maxHeadUtf16 ? whole : `${whole.slice(0, maxHeadUtf16 - 1)}…`;
}

interface Table {
  readonly captions: readonly string[];
  /** One to three rows. */
  readonly heads: readonly string[];
}

function tableIn(text: string): Table | null {
  const lines = text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const first = lines.findIndex(isRow);
  if (first === -1 || !isRow(lines[first + 1] ?? "")) return null;
  const rows = lines.slice(first).filter((line) => isRow(line) && !ruler.test(line));
  return { captions: lines.slice(0, first), heads: rows.slice(0, countHeads(rows)) };
}

/** Rows without digits are heads, and names of columns below heads that span several of them. */
function countHeads(rows: readonly string[]): number {
  const named = rows.findIndex((row) => /\d/u.test(row));
  let count = 1;
  while (count < maxHeadRows && spansSome(rows[count - 1], rows[count])) count++;
  return Math.max(count, Math.min(maxPlainHeadRows, named));
}

/** A merged cell stands in each of its columns, or once where no lines say which they are. */
function spansSome(row = "", below = ""): boolean {
  const [heads, names] = [cellsOf(row), cellsOf(below)];
  const isMerged = heads.some((head, at) => /\p{L}/u.test(head) && head === heads[at + 1]);
  const namesColumns = isRow(below) && names.every((name) => !figure.test(name) || year.test(name));
  return namesColumns && (isMerged || heads.length < names.length);
}

/** One row of the heads of each column; the rows themselves where their columns are not the same. */
function joinedHeads(heads: readonly string[]): readonly string[] {
  const rows = heads.map(cellsOf);
  const isEven = rows.every((row) => row.length === rows[0]?.length);
  return rows.length > 1 && isEven ? [headsByColumn(rows, " ").join(" | ")] : heads;
}

function headsByColumn([first = [], ...below]: readonly string[][], between: string): string[] {
  return first.map((head, column) =>
    [...new Set([head, ...below.map((row) => row[column] ?? "")])].join(between).trim(),
  );
}

/**
 * Reads rows as sentences, in which each figure has its row's name, its head and its unit: 新城镇 | 21 below 乡镇 | 编制
 * and (单位:名) is 新城镇编制21名. Any other line stays as it is.
 * @param text a passage @param section whose last label names the heads, where the passage is a later part of a table
 */
export function rowReader(text: string, section: readonly string[]): (line: string) => string {
  const label = section.at(-1) ?? "";
  const table = isRow(label) ? { captions: [label], heads: [label] } : tableIn(text);
  if (table === null) return (line) => line;
  const rows = table.heads.map(cellsOf);
  // Of a label, the caption stands in front of the first head; the first cell of a row needs none.
  const heads = headsByColumn(rows, "");
  const common = unitOfTable.exec(table.captions.join(" "))?.[1] ?? "";
  return (line) => {
    const row = line.trim();
    const cells = cellsOf(row);
    if (!isRow(row) || table.heads.includes(row) || cells.length !== heads.length) return line;
    // Not its number in the table.
    const named = Math.max(
      0,
      cells.findIndex((cell) => !figure.test(cell)),
    );
    const read = cells.flatMap((cell, column) => {
      if (column <= named) return [];
      const head = heads[column] ?? "";
      const own = unitOfHead.exec(head);
      const unit = figure.test(cell) ? (own?.[1] ?? common) : "";
      return `${cells[named]}${own === null ? head : head.slice(0, own.index)}${cell}${unit}`;
    });
    return read.join("，");
  };
}

const figure = /^[\d.,]+$/u;
const year = /^(?:19|20)\d\d$/u;
const unitOfTable = /单位\s*[:：]\s*([^\s)）|,，、]{1,4})/u;
const unitOfHead = /[(（]([^()（）]{1,4})[)）]$/u;

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/gu, "")
    .split(/\s*\|\s*|\t+/u)
    .map((cell) => cell.trim());
}

function lineAt(text: string, lines: readonly TextRange[], at: number): string {
  const range = lines[at];
  return range === undefined ? "" : text.slice(...range).trim();
}
