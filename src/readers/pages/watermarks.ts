/**
 * Removes watermarks that are printed level, so that they get into no sentence. (Slanted text is not extracted at all.)
 * They are told by where they stand: across other text, or at the same place of several pages, in faint ink or large.
 */
import { type Page, type Piece, usualSize } from "./page.ts";

/** Relative to the body's text. */
const leastLarge = 1.3;
/** In font sizes: what of a piece reaches above and below its baseline. */
const ascent = 0.75;
const descent = 0.1;
/** Least share of the lower piece's height, and least width in font sizes, in which two pieces are printed on each other. */
const leastShared = 0.3;
const leastSharedWidth = 0.4;
/** In points. */
const samePlace = 4;
/** A pattern has the same words many times on a page. */
const fewestInPattern = 3;
/** Of all that a document says. */
const mostMarkShare = 0.35;
const fewestLetters = 2;

export function withoutWatermarks(pages: readonly Page[]): Page[] {
  const bodySize = usualSize(pages.flatMap(({ pieces }) => pieces));
  const ordinary = ordinaryInk(pages);
  const isRepeated = findRepeated(pages);
  return pages.map((page) => {
    const marks = new Set<string>();
    for (const piece of page.pieces) {
      const key = keyOf(piece);
      const isLarge = piece.size >= leastLarge * bodySize;
      const isFaint = piece.ink === "faint" && !ordinary.has(key);
      if (marks.has(key) || !(isFaint || isLarge)) continue;
      const isMark = (isFaint && (isLarge || isRepeated(piece, page))) || isAcross(piece, page);
      if (isMark) marks.add(key);
    }
    // All of a run goes, also where only part of it crosses other text.
    const pieces = page.pieces.filter((piece) => !marks.has(keyOf(piece)));
    return marks.size === 0 ? page : { ...page, pieces };
  });
}

/** The keys of faint text that is no watermark: a watermark says little, however often. */
function ordinaryInk(pages: readonly Page[]): Set<string> {
  const texts = new Map<string, Set<string>>();
  for (const piece of pages.flatMap(({ pieces }) => pieces)) {
    const own = texts.get(keyOf(piece)) ?? new Set();
    own.add(piece.text);
    texts.set(keyOf(piece), own);
  }
  const lengths = [...texts].map(([key, own]) => ({ key, length: [...own].join("").length }));
  const whole = lengths.reduce((sum, { length }) => sum + length, 0);
  return new Set(
    lengths.filter(({ length }) => length > mostMarkShare * whole).map(({ key }) => key),
  );
}

/** Whether the same words stand at the same place of another page, or in a pattern on this one. */
function findRepeated(pages: readonly Page[]): (piece: Piece, page: Page) => boolean {
  const placesOf = new Map<string, { readonly page: Page; readonly piece: Piece }[]>();
  for (const page of pages)
    for (const piece of page.pieces) {
      const places = placesOf.get(piece.text) ?? [];
      places.push({ page, piece });
      placesOf.set(piece.text, places);
    }
  return (piece, page) => {
    const places = placesOf.get(piece.text) ?? [];
    return (
      places.filter((place) => place.page === page).length >= fewestInPattern ||
      places.some((place) => place.page !== page && isAtSamePlace(piece, place.piece))
    );
  };
}

/** Large signs of formulas reach over their neighbours, too. */
function isAcross(piece: Piece, { pieces }: Page): boolean {
  const key = keyOf(piece);
  const run = pieces.filter((other) => keyOf(other) === key);
  return (
    run.reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0) >= fewestLetters &&
    pieces.some((other) => keyOf(other) !== key && arePrintedOnEachOther(piece, other))
  );
}

/** What is printed in one go: faint text of one size, wherever it stands; other text line by line. */
function keyOf({ ink, size, baseline }: Piece): string {
  return ink === "faint" ? `faint ${size.toFixed(1)}` : `${baseline.toFixed(0)} ${size.toFixed(1)}`;
}

function arePrintedOnEachOther(one: Piece, other: Piece): boolean {
  if (one.text.endsWith(other.text) || other.text.endsWith(one.text)) return false;
  const size = Math.min(one.size, other.size);
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const top = Math.max(one.baseline - ascent * one.size, other.baseline - ascent * other.size);
  const bottom = Math.min(one.baseline + descent * one.size, other.baseline + descent * other.size);
  return width >= leastSharedWidth * size && bottom - top >= leastShared * size;
}

function isAtSamePlace(one: Piece, other: Piece): boolean {
  return (
    Math.abs(one.left - other.left) <= samePlace &&
    Math.abs(one.baseline - other.baseline) <= samePlace
  );
}
