/** Puts the text of an RTF file together to paragraphs and tables. Notes and text boxes are stories of their own. */
import { type CellForm, type GridRow, tableOf } from "../word/table-grid.ts";
import { type Block, type Paragraph, type Script, textIn } from "../word/word-text.ts";

export interface Story {
  write(text: string, script: Script | null): void;
  /** In front of the paragraph. */
  writeNumber(number: string): void;
  refer(note: number): void;
  /** A text box stands behind the paragraph that holds it. */
  addBox(blocks: readonly Block[]): void;
  resetParagraph(): void;
  setStyle(style: string | null): void;
  setInTable(): void;
  endParagraph(): void;
  beginRow(): void;
  /** Of the next cell that is defined. */
  mergeUp(merge: NonNullable<CellForm["merge"]>): void;
  mergeLeft(): void;
  defineCell(right: number): void;
  endCell(): void;
  endRow(): void;
  finish(): Block[];
}

type DefinedCell = CellForm & { readonly isMergedLeft: boolean };

const plainCell = { merge: null, isMergedLeft: false } as const;

export function createStory(): Story {
  const blocks: Block[] = [];
  let rows: GridRow[] = [];
  let cells: Block[][] = [];
  let cell: Block[] = [];
  let defined: DefinedCell[] = [];
  let next: Omit<DefinedCell, "right"> = plainCell;
  let content: Paragraph["content"][number][] = [];
  let text = "";
  let script: Script | null = null;
  let number = "";
  let style: string | null = null;
  let isInTable = false;
  let boxes: Block[] = [];

  const flush = () => {
    if (text !== "") content.push(textIn(script, text));
    text = "";
  };
  const endParagraph = (into: Block[]) => {
    flush();
    // An empty paragraph shows no number.
    const numbered = content.length === 0 ? content : [number, ...content];
    into.push({ content: numbered, style, number: null }, ...boxes);
    [content, number, boxes] = [[], "", []];
  };
  const isBegun = () => content.length > 0 || text !== "" || boxes.length > 0;
  const endTable = () => {
    if (cell.length > 0) cells.push(cell);
    if (cells.length > 0) rows.push({ cells, forms: [] });
    if (rows.length > 0) blocks.push(tableOf(rows));
    [rows, cells, cell] = [[], [], []];
  };
  return {
    write(written, own) {
      if (own !== script) flush();
      script = own;
      text += written;
    },
    writeNumber: (written) => void (number = written),
    refer(note) {
      flush();
      content.push({ note });
    },
    addBox: (box) => void boxes.push(...box),
    resetParagraph() {
      style = null;
      isInTable = false;
    },
    setStyle: (name) => void (style = name),
    setInTable: () => void (isInTable = true),
    endParagraph() {
      if (isInTable) endParagraph(cell);
      else {
        endTable();
        endParagraph(blocks);
      }
    },
    beginRow() {
      defined = [];
      next = plainCell;
    },
    mergeUp: (merge) => void (next = { ...next, merge }),
    mergeLeft: () => void (next = { ...next, isMergedLeft: true }),
    defineCell(right) {
      defined.push({ ...next, right });
      next = plainCell;
    },
    endCell() {
      endParagraph(cell);
      cells.push(cell);
      cell = [];
    },
    endRow() {
      rows.push(mergedRow(cells, defined));
      [cells, cell] = [[], []];
    },
    finish() {
      endTable();
      if (isBegun()) endParagraph(blocks);
      return blocks;
    },
  };
}

/** Cells that are merged with the one to their left widen that one. */
function mergedRow(cells: readonly (readonly Block[])[], defined: readonly DefinedCell[]): GridRow {
  if (cells.length !== defined.length) return { cells, forms: [] };
  const forms: CellForm[] = [];
  const kept: (readonly Block[])[] = [];
  cells.forEach((cell, index) => {
    const form = defined[index];
    if (form === undefined) return;
    const { right, merge, isMergedLeft } = form;
    const last = forms.at(-1);
    if (isMergedLeft && last !== undefined) forms[forms.length - 1] = { ...last, right };
    else {
      forms.push({ right, merge });
      kept.push(cell);
    }
  });
  return { cells: kept, forms };
}
