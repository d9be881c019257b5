/** Makes tables of rows whose cells say where they end: cells of one row may span columns that others have. */
import type { Block, Cell, Table } from "./word-text.ts";

export interface CellForm {
  /** Twips from the left. */
  readonly right: number;
  readonly merge: NonNullable<Cell["merge"]> | null;
}

export interface GridRow {
  readonly cells: readonly (readonly Block[])[];
  /** Without effect if they are not as many as the cells. */
  readonly forms: readonly CellForm[];
}

/** Edges of cells that differ by less are one: the rows of a table are seldom quite alike. Twips; 1 mm is 57. */
const sameEdgeTwips = 60;

export function tableOf(rows: readonly GridRow[]): Table {
  const edges: number[] = [];
  const rights = rows.flatMap(({ forms }) => forms.map(({ right }) => right));
  for (const right of rights.toSorted((one, other) => one - other))
    if (right - (edges.at(-1) ?? -Infinity) > sameEdgeTwips) edges.push(right);
  const columnAt = (right: number) => edges.findLastIndex((edge) => edge <= right);
  return {
    rows: rows.map(({ cells, forms }) =>
      cells.map((blocks, index): Cell => {
        const form = forms[index];
        if (form === undefined || forms.length !== cells.length) return { blocks };
        const before = forms[index - 1];
        const last = before === undefined ? -1 : columnAt(before.right);
        return { blocks, columns: Math.max(1, columnAt(form.right) - last), merge: form.merge };
      }),
    ),
  };
}
