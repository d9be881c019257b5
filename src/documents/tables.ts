/** Finds tables in text: rows of cells apart by ` | ` (as src/readers writes them), by tabs, or as in Markdown. */
import type { TextRange } from "../core/domain.ts";

const cellBorder = / \| |^\s*\|.*\|\s*$|\S\t+ *\S/u;
/** 表1 各镇编制核定情况, (单位:名) */
const caption =
  /^(?:附?表\s*[\d一二三四五六七八九十]|.*(?:单位|计量单位)\s*[:：])|(?:情况|统计|汇总|明细|一览|核定|分配|安排|对照|清单)表$/u;
const maxCaptionUtf16 = 60;
const maxCaptionLines = 2;
/** Below the table. */
const note = /^(?:注|说明|备注|资料来源|数据来源)\s*[:：]/u;
const ruler = /^[\s|:-]+$/u;
const maxHeadRows = 2;
const maxHeadUtf16 = 120;

/** Whether a table begins with the line, which may be its caption. */
export function tableStart(text: string, lines: readonly TextRange[], at: number): boolean {
  for (let row = at; row <= at + maxCaptionLines; row++) {
    const line = lineAt(text, lines, row);
    if (isRow(line)) return isRow(lineAt(text, lines, row + 1));
    if (line.length > maxCaptionUtf16 || !caption.test(line)) return false;
  }
  return false;
}

/** The index of the last line of the table that starts there, with the note below it. */
export function tableEnd(text: string, lines: readonly TextRange[], at: number): number {
  let end = at;
  while (!isRow(lineAt(text, lines, end))) end++;
  while (isRow(lineAt(text, lines, end + 1))) end++;
  return note.test(lineAt(text, lines, end + 1)) ? end + 1 : end;
}

export function isRow(line: string): boolean {
  return cellBorder.test(line);
}

/** The caption and the heads of the table that the text is, on one line; empty if it is none. */
export function tableHeads(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const first = lines.findIndex(isRow);
  if (first === -1 || !isRow(lines.slice(first + 1).find((line) => line !== "") ?? "")) return "";
  const rows = lines.slice(first).filter((line) => isRow(line) && !ruler.test(line));
  const named = rows.findIndex((row) => /\d/u.test(row));
  const heads = rows.slice(0, Math.max(1, Math.min(maxHeadRows, named)));
  const whole = [...lines.slice(0, first).filter((line) => line !== ""), ...heads].join(" ");
  return whole.length <= maxHeadUtf16 ? whole : `${whole.slice(0, maxHeadUtf16 - 1)}…`;
}

function lineAt(text: string, lines: readonly TextRange[], at: number): string {
  const range = lines[at];
  return range === undefined ? "" : text.slice(...range).trim();
}
