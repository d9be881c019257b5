/**
 * A text in; the same with nothing where something was taken out of it, so that what stands behind it stays where it is.
 */
import type { TextRange } from "../../domain.ts";

export function blank(stretch: string): string {
  return " ".repeat(stretch.length);
}

/** `ranges` in order, not overlapping. */
export function blankRanges(text: string, ranges: readonly TextRange[]): string {
  let result = "";
  for (const [start, end] of ranges)
    result += text.slice(result.length, start) + " ".repeat(end - start);
  return result + text.slice(result.length);
}

/** What is quoted, or the name of a text, was said by somebody else. */
export function blankQuoted(text: string): string {
  return text.replace(/《[^《》]*》|“[^“”]*”|"[^"]*"/gu, blank);
}
