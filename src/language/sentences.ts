/**
 * Text in, sentence ranges out. The ranges tile the text: in order, without gap or overlap;
 * white space that follows a sentence belongs to it, and what the text begins with to the first.
 */
import type { TextRange } from "../core/domain.ts";

/** Half-width ! and ? end sentences too: Chinese web texts mix both widths. A semicolon does not. */
const sentencePattern = /[^。!?！？…\n]*(?:[。!?！？…]+[”’」』)》】）\]]*|\n|$)\s*/gu;

export function splitSentences(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (const match of text.matchAll(sentencePattern)) {
    if (match[0] === "") continue;
    const end = match.index + match[0].length;
    const isBlankYet = ranges.length === 1 && text.slice(0, match.index).trim() === "";
    if (isBlankYet || (match[0].trim() === "" && ranges.length > 0)) {
      const last = ranges.length - 1;
      ranges[last] = [ranges[last]?.[0] ?? 0, end];
    } else ranges.push([match.index, end]);
  }
  return ranges;
}

/** The range without the white space at both ends. */
export function trimRange(text: string, [start, end]: TextRange): TextRange {
  const inner = text.slice(start, end);
  const trimmedStart = start + (inner.length - inner.trimStart().length);
  return [trimmedStart, Math.max(trimmedStart, start + inner.trimEnd().length)];
}
