/** The tables of an OpenDocument text. A cell that spans rows covers cells of the rows below, which stand empty there. */
import { isElement, type TreeElement } from "../dom.ts";
import type { Block, Cell, Table } from "../word/word-text.ts";

/** A cell or row may claim to be repeated a million times. */
const mostRepeats = 50;

export function readTable(table: TreeElement, read: (cell: TreeElement) => Block[]): Table {
  /** By column: how many rows below a cell still covers, and how many columns. */
  const covers = new Map<number, { rows: number; readonly columns: number }>();
  const rows = rowsOf(table).flatMap((row) => {
    const cells: Cell[] = [];
    let column = 0;
    for (const cell of [...row.childNodes].filter(isElement)) {
      const repeats = numberOf(cell, "table:number-columns-repeated", mostRepeats);
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        const cover = covers.get(column);
        if (cell.tagName === "table:covered-table-cell") {
          if (cover !== undefined && cover.rows > 0) {
            cells.push({ blocks: [], columns: cover.columns, merge: "continues" });
            cover.rows -= 1;
          }
        } else if (cell.tagName === "table:table-cell") {
          const columns = numberOf(cell, "table:number-columns-spanned", mostRepeats);
          const spanned = numberOf(cell, "table:number-rows-spanned", Infinity);
          covers.set(column, { rows: spanned - 1, columns });
          cells.push({ blocks: read(cell), columns, merge: spanned > 1 ? "begins" : null });
        }
        column += 1;
      }
    }
    return [cells];
  });
  return { rows };
}

/** With those of groups, and of the head that is repeated on each page. */
function rowsOf(parent: TreeElement): TreeElement[] {
  return [...parent.childNodes].filter(isElement).flatMap((child) => {
    if (child.tagName === "table:table-row") return [child];
    return /^table:table-(?:header-rows|rows|row-group)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

function numberOf(element: TreeElement, name: string, most: number): number {
  const number = Number(element.getAttribute(name) ?? 1);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, most) : 1;
}
