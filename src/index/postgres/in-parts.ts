/** Rows per statement; with their vectors some megabytes. */
const rowsAtOnce = 1000;

export async function inParts<Row>(
  rows: readonly Row[],
  write: (part: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await write(rows.slice(from, from + rowsAtOnce));
}
