/**
 * An excerpt's text and highlights in, one or more quotes out.
 * Each quote holds a verbatim part of the text; together, in order, they hold all of it but the
 * white space at their borders. A long text is parted between sentences, a long sentence between
 * characters.
 */
import type { TextRange } from "../core/domain.ts";
import { characterBorder } from "./format-text.ts";
import { quote, tidyRanges, type QuoteKind } from "./telegram-html.ts";

/** Raw length of one quote. Leaves room for the place and most citations in the same message. */
const maxQuoteUtf16 = 3000;
export const maxHighlights = 40;
const sentenceEnd = /(?:[。！？!?；;…]+[”’"」』）)】》]*|\.(?=\s)|\n)/gu;

export function renderQuotes(
  text: string,
  ranges: readonly TextRange[],
  kind: QuoteKind = "expandable",
): readonly string[] {
  const highlights = tidyRanges(text, ranges);
  const render = (start: number, end: number) =>
    quote(text.slice(start, end), within(highlights, start, end), kind);
  const fits = (start: number, end: number) =>
    within(highlights, start, end).length <= maxHighlights &&
    render(start, end).length <= maxQuoteUtf16;
  return splitText(text, fits)
    .map(([start, end]) => trimRange(text, start, end))
    .filter(([start, end]) => start < end)
    .map(([start, end]) => render(start, end));
}

/** Where sentences end; the last is the end of the text. */
export function sentenceBorders(text: string): readonly number[] {
  const ends = [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length);
  return ends.at(-1) === text.length ? ends : [...ends, text.length];
}

function splitText(text: string, fits: (start: number, end: number) => boolean): TextRange[] {
  const borders = sentenceBorders(text);
  const pieces: TextRange[] = [];
  let next = 0;
  for (let start = 0; start < text.length;) {
    let end = start;
    for (let border = borders[next]; border !== undefined; border = borders[++next]) {
      if (!fits(start, border)) break;
      end = border;
    }
    if (end === start) end = longestCut(text, start, fits);
    pieces.push([start, end]);
    start = end;
  }
  return pieces;
}

/** For a sentence that is too long by itself: as many characters as fit, and at least one. */
function longestCut(
  text: string,
  start: number,
  fits: (start: number, end: number) => boolean,
): number {
  let low = start;
  let high = Math.min(text.length, start + maxQuoteUtf16);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(start, middle)) low = middle;
    else high = middle - 1;
  }
  const cut = characterBorder(text, low);
  return cut > start ? cut : Math.min(text.length, start + 2);
}

export function trimRange(text: string, start: number, end: number): TextRange {
  const part = text.slice(start, end);
  return [end - part.trimStart().length, start + part.trimEnd().length];
}

export function within(
  ranges: readonly TextRange[],
  start: number,
  end: number,
): readonly TextRange[] {
  return ranges
    .map(([from, to]): TextRange => [Math.max(from, start) - start, Math.min(to, end) - start])
    .filter(([from, to]) => from < to);
}
