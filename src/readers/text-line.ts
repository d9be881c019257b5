/**
 * Lines of a document as they were found, and the text that is made of them: as corpus/ reads it, with headings by
 * their numbers or by #, paragraphs apart, and a table's rows under each other.
 */
import { markerAt } from "../documents/markers.ts";

export interface TextLine {
  readonly text: string;
  /** A row stands close under the row before it. */
  readonly isRow: boolean;
}

const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]|\p{Cc}/gu;
/** Not the ideographic space, which stands between 第一条 and its text. */
const blanks = /[\t\n\r\f\v \u00a0\u2002-\u200a\u202f\u2028\u2029]+/g;

/** Null where nothing is left to be seen. */
export function textLine(written: string, isRow = false): TextLine | null {
  const text = written.replace(blanks, " ").replace(invisible, "").trim();
  return text === "" ? null : { text, isRow };
}

/** A heading that has a number says by it how deep it stands. */
export function headingLine(written: string, level: number): TextLine | null {
  const line = textLine(written);
  if (line === null || markerAt(line.text, 0, true) !== null) return line;
  return { text: `${"#".repeat(level)} ${line.text}`, isRow: false };
}

/** Of the first level: the document's own title. */
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
