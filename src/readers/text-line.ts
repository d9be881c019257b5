/**
 * Lines extracted from a document, and the text that is made of them in the form that src/documents reads: headings
 * with their markers or `#`, paragraphs separated by blank lines, the rows of a table not.
 */
import { markerAt } from "../documents/markers.ts";

export interface TextLine {
  readonly text: string;
  /** A table row directly follows the row before it. */
  readonly isRow: boolean;
}

const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]|\p{Cc}/gu;
/** Without the ideographic space, which separates 第一条 from its text. */
const blanks = /[\t\n\r\f\v \u00a0\u2002-\u200a\u202f\u2028\u2029]+/g;

/** Null if nothing visible is left. */
export function textLine(written: string, isRow = false): TextLine | null {
  const text = written.replace(blanks, " ").replace(invisible, "").trim();
  return text === "" ? null : { text, isRow };
}

/** A heading's marker already shows its level, so a marked heading gets no `#`. */
export function headingLine(written: string, level: number): TextLine | null {
  const line = textLine(written);
  if (line === null || markerAt(line.text, 0, true) !== null) return line;
  return { text: `${"#".repeat(level)} ${line.text}`, isRow: false };
}

/** A heading of level 1 is the document's own title. */
export function isHeadline(line: string): boolean {
  return line.startsWith("# ");
}

export const cellBorder = " | ";

export function joinLines(lines: readonly TextLine[]): string {
  return lines
    .map(({ text, isRow }, index) => {
      if (index === 0) return text;
      return `${isRow && lines[index - 1]?.isRow === true ? "\n" : "\n\n"}${text}`;
    })
    .join("");
}
