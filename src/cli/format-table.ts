import { alignColumns } from "../core/align-columns.ts";

/** Formats rows, the first of which is the heading, as lines; columns of numbers are right-aligned. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  return alignColumns(rows, {
    isRightAligned: (column) => {
      const cells = rows.slice(1).map((row) => row[column] ?? "");
      return cells.some((cell) => /^\d/.test(cell)) && !cells.some(isWord);
    },
  });
}

function isWord(cell: string): boolean {
  return !/^[\d.,]*-?$/.test(cell);
}
