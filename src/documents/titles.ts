/** Compares titles as pages, files and readers write them: spaces, dashes and quotation marks differ. */

const marks: Readonly<Record<string, string>> = { "〈": "《", "〉": "》", "〔": "(", "〕": ")" };

export function comparableTitle(written: string): string {
  return written
    .replace(/^#+\s+/u, "")
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(/[-‐-―－─]+/gu, "-")
    .replace(/["“”„‟]/gu, '"')
    .replace(/['‘’]/gu, "'")
    .replace(/[〈〉〔〕]/gu, (mark) => marks[mark] ?? mark);
}

/** How many of the first lines are together the title; 0 if they are not. */
export function titleLength(lines: readonly string[], title: string): number {
  const sought = comparableTitle(title);
  let joined = "";
  for (const [index, line] of lines.entries()) {
    joined += comparableTitle(line);
    if (joined === sought) return index + 1;
    if (!sought.startsWith(joined)) return 0;
  }
  return 0;
}
