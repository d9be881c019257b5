/** Finds a line of a page in the text that was made of the page's lines, where white space and cells differ. */
import type { TextRange } from "../core/domain.ts";

/** Null where the text does not have it, or more than once. */
export function findLine(text: string, line: string): TextRange | null {
  const characters = Array.from(line.replace(/\s/g, ""));
  if (characters.length === 0) return null;
  const escaped = characters.map((each) => each.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&"));
  const [first, second] = text.matchAll(new RegExp(escaped.join("[\\s|]*"), "gu"));
  if (first === undefined || second !== undefined) return null;
  return [first.index, first.index + first[0].length];
}
