/**
 * Converts an element of a page to lines of text, in the page's order: headings, paragraphs, list points with their
 * markers, table rows.
 */
import { markerAt } from "../../documents/markers.ts";
import { isElement, isText, type TreeElement, type TreeNode } from "../dom.ts";
import { isHidden } from "./reveal.ts";
import { cellBorder, headingLine, type TextLine, textLine } from "../text-line.ts";

const unseen =
  /^(?:script|style|noscript|template|head|iframe|object|svg|canvas|video|audio|button|select|input|textarea|nav|footer|aside)$/;
const blocks =
  /^(?:address|article|blockquote|body|center|dd|div|dl|dt|fieldset|figcaption|figure|header|hr|li|main|ol|p|pre|section|summary|details|form|table|tbody|td|tfoot|th|thead|tr|ul|br|html)$/;
const heading = /^h([1-6])$/;
/** UTF-16 units. A longer cell is a part of the page; old sites use tables for layout. */
const maxCellUtf16 = 300;
/** No table of a page has more columns; hostile ones may claim any number. */
const maxSpan = 100;
const centre = /text-align\s*:\s*center/i;

export function linesOf(root: TreeElement): TextLine[] {
  const lines: TextLine[] = [];
  let inline = "";
  let linkedUtf16 = 0;
  let isCentred = false;
  /** The marker of a list point, for the next line. */
  let sign = "";
  const points = new Map<TreeElement, number>();
  const flush = () => {
    const line = textLine(inline);
    const about = { ...(isCentred && { isCentred }), ...(linkedUtf16 > 0 && { linkedUtf16 }) };
    inline = "";
    linkedUtf16 = 0;
    if (line === null) return;
    const isMarked = markerAt(line.text, 0, true) !== null;
    const text = isMarked || sign === "" ? line.text : sign + line.text;
    lines.push({ ...line, text, ...about });
    sign = "";
  };
  const visit = (node: TreeNode) => {
    if (isText(node)) inline += node.textContent ?? "";
    if (!isElement(node)) return;
    const name = node.tagName.toLowerCase();
    if (unseen.test(name) || isHidden(node)) return;
    const [, level] = heading.exec(name) ?? [];
    const rows = name === "table" ? rowsOf(node) : null;
    const isBlock = blocks.test(name) || level !== undefined;
    if (isBlock) flush();
    const isOutsideCentred = isCentred;
    isCentred = isBlock ? isCentredBlock(node, isCentred) : isCentred;
    const lengthBefore = inline.length;
    if (level !== undefined)
      lines.push(...present(headingLine(node.textContent ?? "", Number(level))));
    else if (rows !== null) lines.push(...rows);
    else {
      if (name === "li") sign = signOf(node, points);
      for (const child of node.childNodes) visit(child);
    }
    if (name === "a") linkedUtf16 += Math.max(0, inline.length - lengthBefore);
    if (isBlock) flush();
    isCentred = isOutsideCentred;
    if (name === "li") sign = "";
  };
  visit(root);
  flush();
  return lines;
}

function isCentredBlock(element: TreeElement, isOutsideCentred: boolean): boolean {
  const style = element.getAttribute("style") ?? "";
  const align = element.getAttribute("align")?.toLowerCase();
  if (centre.test(style) || align === "center" || element.tagName.toLowerCase() === "center")
    return true;
  return isOutsideCentred && align === undefined && !/text-align/iu.test(style);
}

/** Null if the table only lays out the page; its cells are then parts of the page. */
function rowsOf(table: TreeElement): TextLine[] | null {
  if ([...table.querySelectorAll("table, h1, h2, h3, ul, ol")].length > 0) return null;
  const rows = [...table.getElementsByTagName("tr")].map((row) =>
    [...row.children].filter(({ tagName }) => /^t[dh]$/i.test(tagName)).map(cellOf),
  );
  const isLayout =
    rows.every((cells) => cells.length < 2) ||
    rows.some((cells) => cells.some(({ text }) => text.length > maxCellUtf16));
  if (isLayout) return null;
  const captions = [...table.getElementsByTagName("caption")].flatMap((each) => linesOf(each));
  const first = rows.findIndex((cells) => cells.length > 1);
  // What stands across the whole table above its heads is a part of the caption: 单位:名.
  const across = rows.slice(0, first).flatMap((cells) => cells.map(({ text }) => text));
  return [
    ...captions,
    ...across.flatMap((text) => present(textLine(text))),
    ...grid(rows.slice(first)).flatMap((cells) =>
      cells.every((cell) => cell === "") ? [] : present(textLine(cells.join(cellBorder), true)),
    ),
  ];
}

interface Cell {
  readonly text: string;
  readonly columnCount: number;
  readonly rowCount: number;
}

function cellOf(cell: TreeElement): Cell {
  const span = (name: string) => {
    const count = Number.parseInt(cell.getAttribute(name) ?? "1", 10);
    return count >= 1 ? Math.min(count, maxSpan) : 1;
  };
  return { text: cellText(cell), columnCount: span("colspan"), rowCount: span("rowspan") };
}

/** The texts of each row; that of a merged cell stands in all of its rows and columns, so that figures stay under their heads. */
function grid(rows: readonly (readonly Cell[])[]): string[][] {
  const lines: string[][] = rows.map(() => []);
  const several = rows.filter((cells) => cells.length > 1);
  const width = Math.max(
    ...several.map((cells) => cells.reduce((sum, { columnCount }) => sum + columnCount, 0)),
  );
  for (const [at, cells] of rows.entries()) {
    let column = 0;
    for (const { text, columnCount, rowCount } of cells) {
      while (lines[at]?.[column] !== undefined) column++;
      for (const line of lines.slice(at, at + rowCount))
        for (let covered = column; covered < Math.min(width, column + columnCount); covered++)
          line[covered] ??= text;
      column += columnCount;
    }
  }
  return lines.map((line) => Array.from(line, (text) => text ?? ""));
}

function cellText(cell: TreeElement): string {
  return linesOf(cell)
    .map(({ text }) => text)
    .join(" ");
}

/** `points` holds the next number of each list. */
function signOf(point: TreeElement, points: Map<TreeElement, number>): string {
  const list = point.parentElement;
  if (list?.tagName.toLowerCase() !== "ol") return "• ";
  const start = Number.parseInt(list.getAttribute("start") ?? "1", 10);
  const number = points.get(list) ?? (Number.isNaN(start) ? 1 : start);
  points.set(list, number + 1);
  return `${number}. `;
}

function present<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}
