/** Puts the characters of a Word 97 file together to paragraphs, and these to tables, by the marks among them. */
import { type GridRow, tableOf } from "../word/table-grid.ts";
import { type Block, type Paragraph, type Script, textIn } from "../word/word-text.ts";
import type { Formatting } from "./formatting.ts";

/** Of a character. */
export type Properties = Formatting & { readonly styleName: string | null };

const marks = {
  note: 2,
  cell: 7,
  tab: 9,
  line: 11,
  page: 12,
  paragraph: 13,
  column: 14,
  fieldBegin: 19,
  fieldResult: 20,
  fieldEnd: 21,
  hyphen: 30,
  symbol: 0x28,
} as const;

/** Puts characters together to paragraphs, and these to tables. @param noteIds by the position of their reference */
export function createBuilder(noteIds: ReadonlyMap<number, number>) {
  const blocks: Block[] = [];
  let content: Paragraph["content"][number][] = [];
  let text = "";
  let script: Script | null = null;
  let hasUnreadNumbers = false;
  /** Of the fields that are open: whether their result has begun. */
  const fields: boolean[] = [];
  let cell: Block[] = [];
  let row: Block[][] = [];
  let rows: GridRow[] = [];

  const flushText = () => {
    if (text !== "") content.push(textIn(script, text));
    text = "";
  };
  const write = (written: string, { script: own = null }: Properties) => {
    if (own !== script) flushText();
    script = own;
    text += written;
  };
  const endParagraph = ({ styleName, list = 0, level = 0 }: Properties, into: Block[]) => {
    flushText();
    const number = list > 0 && list < listOfWord6 ? { listId: list, level } : null;
    hasUnreadNumbers ||= list >= listOfWord6 && content.length > 0;
    into.push({ content, style: styleName, number });
    content = [];
  };
  const isBegun = () => content.length > 0 || text !== "";
  const endTable = () => {
    // A row that a file's end cut off.
    if (cell.length > 0) row.push(cell);
    if (row.length > 0) rows.push({ cells: row, forms: [] });
    if (rows.length > 0) blocks.push(tableOf(rows));
    [cell, row, rows] = [[], [], []];
  };

  return {
    take(at: number, code: number, properties: Properties) {
      const { isHidden = false, isDeleted = false, isSpecial = false, symbol } = properties;
      if (code === marks.fieldBegin) fields.push(false);
      else if (code === marks.fieldEnd) fields.pop();
      else if (code === marks.fieldResult && fields.length > 0) fields[fields.length - 1] = true;
      // The cells of a table stay where they are, even if their ends are hidden.
      const isSkipped = isHidden || isDeleted || fields.includes(false);
      // The hidden end of a paragraph ends what is seen of it; a deleted one joins it with the next.
      const isEnd =
        code === marks.cell || (code === marks.paragraph && !isDeleted && isHidden && isBegun());
      if (isSkipped && !isEnd) return;
      const { isInTable = false, isRowEnd = false, tableDepth = 1 } = properties;
      const isInner = tableDepth > 1;
      if (code === marks.cell && isRowEnd && !isInner) {
        rows.push({ cells: row, forms: properties.cells ?? [] });
        [cell, row] = [[], []];
      } else if (code === marks.cell && isInTable) {
        endParagraph(properties, cell);
        row.push(cell);
        cell = [];
      } else if (code === marks.paragraph || code === marks.page || code === marks.cell) {
        if (isInTable && properties.isInnerRowEnd !== true) endParagraph(properties, cell);
        else if (!isInTable) {
          endTable();
          endParagraph(properties, blocks);
        }
      } else if (code === marks.note && isSpecial) {
        flushText();
        const note = noteIds.get(at);
        if (note !== undefined) content.push({ note });
      } else if (code === marks.symbol && (isSpecial || symbol !== undefined))
        write(symbolOf(symbol), properties);
      else write(textOf(code), properties);
    },
    finish(): BuiltText {
      endTable();
      if (isBegun()) endParagraph({ styleName: null }, blocks);
      return { blocks, hasUnreadNumbers };
    },
  };
}

interface BuiltText {
  readonly blocks: readonly Block[];
  /** Whether paragraphs have automatic numbers that are not kept in lists. */
  readonly hasUnreadNumbers: boolean;
}

/** Stands for numbers that Word 6 kept with each paragraph. */
const listOfWord6 = 2047;

/** Fonts of symbols have their characters in a private area; which one is drawn is unknown. */
function symbolOf(code = 0): string {
  return code >= 0xf000 && code <= 0xf0ff ? "" : String.fromCharCode(code);
}

function textOf(code: number): string {
  switch (code) {
    case marks.tab:
      return "\t";
    case marks.line:
    case marks.column:
      return "\n";
    case marks.hyphen:
      return "-";
    default:
      return code < 0x20 ? "" : String.fromCharCode(code);
  }
}
