/**
 * An excerpt's text and highlights in, one expandable quote of at most a given length out.
 * What stands in the quote is verbatim and in one piece; what was left out on either side is marked
 * with … outside it. Whole sentences around the first highlight; only one that is too long by
 * itself is cut between characters.
 */
import type { TextRange } from "../core/domain.ts";
import { characterBorder } from "./format-text.ts";
import { quote, tidyRanges } from "./telegram-html.ts";
import { maxHighlights, sentenceBorders, trimRange, within } from "./telegram-quote.ts";

const cutMark = "…";

type Fits = (start: number, end: number) => boolean;

/** Empty for an empty text. `maxUtf16` counts raw HTML, marks included, and is at least 200. */
export function renderCutQuote(
  text: string,
  ranges: readonly TextRange[],
  maxUtf16: number,
): readonly string[] {
  const highlights = tidyRanges(text, ranges);
  const render = (start: number, end: number) =>
    quote(text.slice(start, end), within(highlights, start, end));
  const roomUtf16 = maxUtf16 - 2 * `${cutMark}\n`.length;
  const fits: Fits = (start, end) =>
    within(highlights, start, end).length <= maxHighlights &&
    render(start, end).length <= roomUtf16;
  const [whole, wholeEnd] = trimRange(text, 0, text.length);
  if (whole >= wholeEnd) return [];
  const [start, end] = trimRange(
    text,
    ...(fits(whole, wholeEnd)
      ? ([whole, wholeEnd] as const)
      : sentencesAround(text, highlights[0]?.[0] ?? whole, fits)),
  );
  const before = start > whole ? [cutMark] : [];
  return [...before, render(start, end), ...(end < wholeEnd ? [cutMark] : [])];
}

/** The sentence at `focus`, and then by turns one after and one before, as long as they fit. */
function sentencesAround(text: string, focus: number, fits: Fits): TextRange {
  const borders = [0, ...sentenceBorders(text)];
  const index = borders.findLastIndex((border) => border <= focus);
  let [first, last] = [index, index + 1];
  const at = (border: number) => borders[border] ?? text.length;
  if (!fits(at(first), at(last))) return longestFrom(text, [focus, at(last)], fits);
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

function longestFrom(text: string, [start, end]: TextRange, fits: Fits): TextRange {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(start, middle)) low = middle;
    else high = middle - 1;
  }
  return [start, characterBorder(text, low)];
}
