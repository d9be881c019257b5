/**
 * A quote as Telegram's HTML: whole, in as many pieces as it takes, or cut to a given length.
 * What stands in a piece is always verbatim and in one piece of the text.
 */
import type { Quote } from "../chat/message.ts";
import { characterBorder } from "../chat/views/text.ts";
import type { TextRange } from "../core/domain.ts";
import { quoteHtml } from "./html.ts";

/** Length of one piece with its tags. Leaves room for the place and most citations in the same message. */
const maxPieceUtf16 = 3000;
/** Marked stretches in one piece. Telegram takes 100 entities a message, and a message has at most two pieces. */
const maxHighlights = 40;
const cutMark = "…";
/** What a cut adds: a line with its mark on either side. */
export const cutMarksUtf16 = 2 * `${cutMark}\n`.length;
const sentenceEnd = /(?:[。！？!?；;…]+[”’"」』）)】》]*|\.(?=\s)|\n)/gu;

type Fits = (start: number, end: number) => boolean;

/**
 * The lines of each piece: together, in order, the pieces hold all of the text but the white space at their borders. A
 * long text is parted between sentences, a long sentence between characters. What stands before a quote that is begun
 * within a text is marked with … outside the quote.
 */
export function wholeQuote(quote: Quote): readonly (readonly string[])[] {
  const { text, isBegun = false } = quote;
  const { htmlOf, fits } = measured(quote, maxPieceUtf16);
  return splitText(text, fits)
    .map(([start, end]) => trimRange(text, start, end))
    .filter(([start, end]) => start < end)
    .map(([start, end], index) => [
      ...(index === 0 && isBegun ? [cutMark] : []),
      htmlOf(start, end),
    ]);
}

/**
 * The lines of a quote that is cut to fit: whole sentences around the first mark; only a sentence that is too long by
 * itself is cut between characters. What is left out on either side is marked with … outside the quote. Empty for an
 * empty text.
 * @param maxUtf16 of the lines with tags and marks of cuts; at least 200
 */
export function cutQuote(quote: Omit<Quote, "kind">, maxUtf16: number): readonly string[] {
  const { text, isBegun = false } = quote;
  const { htmlOf, fits, highlights } = measured(quote, maxUtf16 - cutMarksUtf16);
  const [whole, wholeEnd] = trimRange(text, 0, text.length);
  if (whole >= wholeEnd) return [];
  const [start, end] = trimRange(
    text,
    ...(fits(whole, wholeEnd)
      ? ([whole, wholeEnd] as const)
      : sentencesAround(text, highlights[0]?.[0] ?? whole, fits)),
  );
  const before = start > whole || isBegun ? [cutMark] : [];
  return [...before, htmlOf(start, end), ...(end < wholeEnd ? [cutMark] : [])];
}

function measured({ text, marked, isFolded }: Omit<Quote, "kind">, maxUtf16: number) {
  const highlights = tidyRanges(text, marked);
  const htmlOf = (start: number, end: number) =>
    quoteHtml(text.slice(start, end), within(highlights, start, end), isFolded);
  const fits: Fits = (start, end) =>
    within(highlights, start, end).length <= maxHighlights && htmlOf(start, end).length <= maxUtf16;
  return { htmlOf, fits, highlights };
}

/** Sorted, within the text, not empty, not overlapping, never cutting a character. */
export function tidyRanges(text: string, ranges: readonly TextRange[]): readonly TextRange[] {
  const tidy: TextRange[] = [];
  const snapped = ranges
    .map(([start, end]): TextRange => [characterBorder(text, start), characterBorder(text, end)])
    .filter(([start, end]) => start < end)
    .toSorted(([a], [b]) => a - b);
  for (const [start, end] of snapped) {
    const last = tidy.at(-1);
    if (last !== undefined && start <= last[1]) {
      tidy[tidy.length - 1] = [last[0], Math.max(last[1], end)];
    } else {
      tidy.push([start, end]);
    }
  }
  return tidy;
}

/** Where sentences end; the last is the end of the text. */
function sentenceBorders(text: string): readonly number[] {
  const ends = [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length);
  return ends.at(-1) === text.length ? ends : [...ends, text.length];
}

function splitText(text: string, fits: Fits): TextRange[] {
  const borders = sentenceBorders(text);
  const pieces: TextRange[] = [];
  let next = 0;
  for (let start = 0; start < text.length;) {
    let end = start;
    for (let border = borders[next]; border !== undefined; border = borders[++next]) {
      if (!fits(start, border)) break;
      end = border;
    }
    if (end === start) {
      // At least one character, whatever it takes.
      const cut = longestFrom(text, [start, Math.min(text.length, start + maxPieceUtf16)], fits);
      end = cut > start ? cut : Math.min(text.length, start + 2);
    }
    pieces.push([start, end]);
    start = end;
  }
  return pieces;
}

/** The sentence at `focus`, and then by turns one after and one before, as long as they fit. */
function sentencesAround(text: string, focus: number, fits: Fits): TextRange {
  const borders = [0, ...sentenceBorders(text)];
  const index = borders.findLastIndex((border) => border <= focus);
  let [first, last] = [index, index + 1];
  const at = (border: number) => borders[border] ?? text.length;
  if (!fits(at(first), at(last))) return [focus, longestFrom(text, [focus, at(last)], fits)];
  for (let grown = true; grown;) {
    grown = false;
    if (last + 1 < borders.length && fits(at(first), at(last + 1))) {
      last += 1;
      grown = true;
    }
    if (first > 0 && fits(at(first - 1), at(last))) {
      first -= 1;
      grown = true;
    }
  }
  return [at(first), at(last)];
}

/** The end of the longest beginning of the range that fits; a character is not cut. */
function longestFrom(text: string, [start, end]: TextRange, fits: Fits): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(start, middle)) low = middle;
    else high = middle - 1;
  }
  return characterBorder(text, low);
}

function trimRange(text: string, start: number, end: number): TextRange {
  const part = text.slice(start, end);
  return [end - part.trimStart().length, start + part.trimEnd().length];
}

function within(ranges: readonly TextRange[], start: number, end: number): readonly TextRange[] {
  return ranges
    .map(([from, to]): TextRange => [Math.max(from, start) - start, Math.min(to, end) - start])
    .filter(([from, to]) => from < to);
}
