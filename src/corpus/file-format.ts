/** How a file begins, in Latin-1, in; which of the formats that are no text it has out, whatever its name says. */

export type FileFormat = "pdf" | "zip" | "old-office" | "rtf" | "picture" | "compressed";

const signatures: readonly (readonly [start: string, format: FileFormat])[] = [
  ["%PDF-", "pdf"],
  // Office documents are such archives.
  ["PK\u{3}\u{4}", "zip"],
  ["\u{d0}\u{cf}\u{11}\u{e0}", "old-office"],
  ["{\\rtf", "rtf"],
  ["\u{89}PNG", "picture"],
  ["\u{ff}\u{d8}\u{ff}", "picture"],
  ["GIF8", "picture"],
  ["\u{1f}\u{8b}", "compressed"],
  ["Rar!\u{1a}", "compressed"],
  ["7z\u{bc}\u{af}", "compressed"],
];

/** Null for a text, and for what it does not know. */
export function formatOf(start: string): FileFormat | null {
  return signatures.find(([signature]) => start.startsWith(signature))?.[1] ?? null;
}
