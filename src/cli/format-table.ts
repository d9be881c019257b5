/** Formats rows as lines with columns as wide as their widest cell; columns of numbers are right-aligned. */
import stringWidth from "string-width";

export function formatTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  const layout = Array.from({ length: columns }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    const isFigures =
      cells.slice(1).some((cell) => /^\d/.test(cell)) && !cells.slice(1).some(isWord);
    return { width: Math.max(...cells.map((cell) => stringWidth(cell))), isFigures };
  });
  const pad = (cell: string, column: number) => {
    const { width = 0, isFigures = false } = layout[column] ?? {};
    const space = " ".repeat(Math.max(0, width - stringWidth(cell)));
    return isFigures ? space + cell : cell + space;
  };
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
}

function isWord(cell: string): boolean {
  return !/^[\d.,]*-?$/.test(cell);
}
