/** Repeats what stands in a merged cell in each row and column that it spans, so that every row has all its cells. */
import type { Tree, TreeElement } from "../dom.ts";
import { valueOf } from "./numbering.ts";

/** Word's tables have at most 63 columns. */
const maxSpan = 63;
/** UTF-16 units. A longer text is not the head of several rows, and is not repeated. */
const maxRepeatedUtf16 = 300;

export function repeatMergedCells(part: Tree): void {
  for (const table of part.getElementsByTagName("w:tbl")) {
    const above = new Map<number, TreeElement>();
    const rows = rowsOf(table).map((row) => ({ row, cells: cellsOf(row) }));
    // A form has other columns in each row, and no heads above them.
    const isForm = 2 * rows.filter(({ cells }) => isPartlyMerged(cells)).length > rows.length;
    for (const { row, cells } of rows) fillRow(row, cells, above, isForm);
  }
}

function isPartlyMerged(cells: readonly TreeElement[]): boolean {
  return cells.length > 1 && cells.some((cell) => spanOf(cell) > 1);
}

/** @param above by column, the cell that further rows may continue */
function fillRow(
  row: TreeElement,
  cells: readonly TreeElement[],
  above: Map<number, TreeElement>,
  isForm: boolean,
): void {
  let column = Number(valueOf(row, "w:gridBefore") ?? 0);
  for (const cell of cells) {
    const { span, merge } = mergeOf(cell);
    const first = merge === "continue" ? above.get(column) : undefined;
    if (first !== undefined) copyContent(first, cell);
    above.set(column, merge === null ? cell : (first ?? cell));
    if (cells.length > 1 && !isForm)
      for (let copies = 1; copies < span; copies += 1) {
        const copy = cell.cloneNode(true);
        if (isLong(cell)) for (const child of contentOf(copy)) child.remove();
        cell.after(copy);
      }
    column += span;
  }
}

function mergeOf(cell: TreeElement): {
  readonly span: number;
  readonly merge: "restart" | "continue" | null;
} {
  const [properties] = [...cell.children].filter(({ tagName }) => tagName === "w:tcPr");
  if (properties === undefined) return { span: 1, merge: null };
  const [merge] = properties.getElementsByTagName("w:vMerge");
  const span = spanOf(cell);
  for (const name of ["w:vMerge", "w:gridSpan"])
    for (const element of properties.getElementsByTagName(name)) element.remove();
  return {
    span,
    merge:
      merge === undefined
        ? null
        : merge.getAttribute("w:val") === "restart"
          ? "restart"
          : "continue",
  };
}

function spanOf(cell: TreeElement): number {
  const [properties] = [...cell.children].filter(({ tagName }) => tagName === "w:tcPr");
  const span = properties === undefined ? 1 : Number(valueOf(properties, "w:gridSpan") ?? 1);
  return Number.isInteger(span) && span > 0 && span <= maxSpan ? span : 1;
}

function copyContent(from: TreeElement, to: TreeElement): void {
  if (isLong(from)) return;
  for (const own of contentOf(to)) own.remove();
  for (const child of contentOf(from)) to.append(child.cloneNode(true));
}

function contentOf(cell: TreeElement): TreeElement[] {
  return [...cell.children].filter(({ tagName }) => tagName !== "w:tcPr");
}

function isLong({ textContent }: TreeElement): boolean {
  return (textContent ?? "").length > maxRepeatedUtf16;
}

/** Without those of tables within them. */
function cellsOf(row: TreeElement): TreeElement[] {
  return [...row.getElementsByTagName("w:tc")].filter((cell) => isOf(cell, "w\\:tr", row));
}

/** Without those of tables within its cells. */
function rowsOf(table: TreeElement): TreeElement[] {
  return [...table.getElementsByTagName("w:tr")].filter((row) => isOf(row, "w\\:tbl", table));
}

function isOf(element: TreeElement, selector: string, owner: TreeElement): boolean {
  return element.parentElement?.closest(selector) === owner;
}
