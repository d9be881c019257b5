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

export function withoutWatermarks(pages: readonly Page[]): Page[] {
  const bodySize = usualSize(pages.flatMap(({ pieces }) => pieces));
  const placesOf = new Map<string, { readonly page: number; readonly piece: Piece }[]>();
  for (const page of pages)
    for (const piece of page.pieces) {
      const places = placesOf.get(piece.text) ?? [];
      places.push({ page: page.number, piece });
      placesOf.set(piece.text, places);
    }
  const isRepeated = (piece: Piece, number: number) => {
    const places = placesOf.get(piece.text) ?? [];
    const onPage = places.filter(({ page }) => page === number).length;
    return (
      onPage >= fewestInPattern ||
      places.some(({ page, piece: other }) => page !== number && isAtSamePlace(piece, other))
    );
  };
  return pages.map((page) => {
    const marks = marksOn(page, bodySize, isRepeated);
    return marks.size === 0
      ? page
      : { ...page, pieces: page.pieces.filter((piece) => !marks.has(keyOf(piece))) };
  });
}

/** The keys of the runs that are watermarks: all of a run goes, also where only part of it crosses other text. */
function marksOn(
  { number, pieces }: Page,
  bodySize: number,
  isRepeated: (piece: Piece, page: number) => boolean,
): Set<string> {
  const marks = new Set<string>();
  const suspects = pieces.filter(
    ({ ink, size }) => ink === "faint" || size >= leastLarge * bodySize,
  );
  for (const piece of suspects) {
    const key = keyOf(piece);
    if (marks.has(key)) continue;
    const isLarge = piece.size >= leastLarge * bodySize;
    const isFaint = piece.ink === "faint";
    const isAcross = () =>
      pieces.some((other) => keyOf(other) !== key && arePrintedOnEachOther(piece, other));
    if ((isFaint && (isLarge || isRepeated(piece, number))) || isAcross()) marks.add(key);
  }
  return marks;
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
