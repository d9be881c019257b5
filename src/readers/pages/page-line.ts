import type { Ink } from "./page.ts";

export type Column = "whole" | "left" | "right";

export interface PageLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly page: number;
  /** In points. */
  readonly pageHeight: number;
  readonly column: Column;
  readonly isRow: boolean;
  /** Of all of the line. */
  readonly ink?: Ink;
  readonly isLetterhead?: boolean;
  /** Where a row is of a table with lines: the left edges of its columns, and the row's number from 0. */
  readonly ruled?: { readonly columns: readonly number[]; readonly index: number };
}
