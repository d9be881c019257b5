/**
 * Splits text into sentence ranges. Invariant: the ranges cover the text in order, without gap or overlap.
 * White space belongs to the sentence before it; leading white space belongs to the first sentence.
 */
import type { TextRange } from "../core/domain.ts";

/** Half-width ! and ? end sentences too, because Chinese web texts mix both widths. A semicolon ends none. */
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

/** The range without white space at both ends. */
export function trimRange(text: string, [start, end]: TextRange): TextRange {
  const inner = text.slice(start, end);
  const trimmedStart = start + (inner.length - inner.trimStart().length);
  return [trimmedStart, Math.max(trimmedStart, start + inner.trimEnd().length)];
}

/** Where an English sentence ends that `splitSentences` does not see. */
const afterFullStop = /(?<=[a-z0-9)"”]\.)\s+(?=[("“]?\p{Lu})/u;

/** The sentences of what somebody writes, Chinese or English, trimmed. */
export function sentencesIn(text: string): readonly string[] {
  return splitSentences(text)
    .flatMap(([start, end]) => text.slice(start, end).trim().split(afterFullStop))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
