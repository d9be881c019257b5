import stringWidth from "string-width";

interface ColumnLayout {
  /** Between two columns; two spaces unless given. */
  readonly gap?: string;
  /** By column, counted from 0; all but the first unless given. */
  readonly isRightAligned?: (column: number) => boolean;
}

/** Pads cells to columns as wide as their widest cell. A Chinese character is two columns wide. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  { gap = "  ", isRightAligned = (column) => column > 0 }: ColumnLayout = {},
): string {
  const columnCount = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: columnCount }, (_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  const pad = (cell: string, column: number) => {
    const space = " ".repeat((widths[column] ?? 0) - stringWidth(cell));
    return isRightAligned(column) ? space + cell : cell + space;
  };
  return rows.map((row) => row.map(pad).join(gap).trimEnd()).join("\n");
}

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
