/** Joins a table that goes on over the end of a page: without its head again, and with a row whole that was cut. */
import { cellBorder } from "../text-line.ts";
import { joinTexts } from "./join-texts.ts";
import type { PageLine } from "./page-line.ts";

/** In points. */
const sameColumn = 4;

export function joinSplitTables(lines: readonly PageLine[]): PageLine[] {
  const joined: PageLine[] = [];
  /** The rows before, if they are those of a table that may go on. */
  let former: readonly PageLine[] = [];
  for (const rows of tablesAndLines(lines)) {
    const isTable = rows[0]?.ruled !== undefined;
    const goesOn = isTable && isContinued(former.at(-1), rows[0]);
    const head = goesOn ? rows.findIndex(({ text }, index) => text !== former[index]?.text) : 0;
    const own = head === -1 ? [] : rows.slice(head);
    const whole = goesOn ? completed(joined.at(-1), own[0]) : null;
    if (whole !== null) joined[joined.length - 1] = whole;
    joined.push(...(whole === null ? own : own.slice(1)));
    former = goesOn ? [...former, ...own] : isTable ? rows : [];
  }
  return joined;
}

/** The rows of each table together, other lines one by one. */
function tablesAndLines(lines: readonly PageLine[]): PageLine[][] {
  const groups: PageLine[][] = [];
  for (const line of lines) {
    const isFirst = line.ruled === undefined || line.ruled.index <= lastIndex(groups.at(-1));
    if (isFirst) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups;
}

function lastIndex(group: readonly PageLine[] | undefined): number {
  return group?.at(-1)?.ruled?.index ?? Infinity;
}

function isContinued(last: PageLine | undefined, next: PageLine | undefined): boolean {
  const [before, behind] = [last?.ruled?.columns ?? [], next?.ruled?.columns ?? []];
  return (
    next?.page === (last?.page ?? 0) + 1 &&
    before.length === behind.length &&
    before.every((left, index) => Math.abs(left - (behind[index] ?? 0)) <= sameColumn)
  );
}

/** The row with its rest from the next page; null if the next row is one of its own. */
function completed(row: PageLine | undefined, rest: PageLine | undefined): PageLine | null {
  if (row === undefined || rest === undefined) return null;
  const cells = row.text.split(cellBorder);
  const more = rest.text.split(cellBorder);
  const isRest =
    cells.length === more.length &&
    more[0] === "" &&
    2 * filledCount(more) <= filledCount(cells) &&
    more.every((text, index) => text === "" || cells[index] !== "");
  if (!isRest) return null;
  const text = cells.map((each, index) => joinTexts(each, more[index] ?? "")).join(cellBorder);
  return { ...row, text };
}

function filledCount(cells: readonly string[]): number {
  return cells.filter((text) => text !== "").length;
}
