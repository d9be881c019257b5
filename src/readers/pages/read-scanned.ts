/**
 * Reads a file some of whose pages are pictures. Those are named, so that they are recognised, or come as they were
 * recognised, in their places and set like the pages of text beside them.
 */
import type { Extracted } from "../extracted.ts";
import { type Page, type Piece, usualSize } from "./page.ts";
import { joinPages, type PagedFile } from "./read-pages.ts";

export function readScanned(
  file: PagedFile,
  isPicture: (page: Page) => boolean,
  recognised: readonly Page[],
): Extracted {
  const known = new Map(recognised.map((page) => [page.number, page] as const));
  // Recognised pages are set alike; beside pages of text they have their own size again.
  const typed = file.pages.filter((page) => !isPicture(page)).flatMap((page) => page.pieces);
  const pages = file.pages.flatMap((page) => {
    if (!isPicture(page)) return page;
    const other = known.get(page.number);
    if (other === undefined) return [];
    const whole = withTyped(other, page);
    return typed.length === 0
      ? whole
      : besideTyped(scaled(whole, page.height / whole.height), typed);
  });
  const picturePages = file.pages
    .filter((page) => isPicture(page) && !known.has(page.number))
    .map(({ number }) => number);
  return { ...joinPages({ ...file, pages }), picturePages };
}

/**
 * The few letters of a scan that are text, such as a stamp's, are mostly drawn, and so recognised, too. The others are
 * added.
 */
function withTyped(recognised: Page, page: Page): Page {
  const read = lettersOf(recognised.pieces.map(({ text }) => text).join(""));
  const others = scaled(page, recognised.height / page.height).pieces.filter(
    ({ text }) => !isRead(lettersOf(text), read),
  );
  return { ...recognised, pieces: [...recognised.pieces, ...others] };
}

/** Recognition takes some characters for others: half of the pairs of neighbouring ones will do. */
function isRead(letters: string, read: string): boolean {
  if (letters.length < 2) return read.includes(letters);
  const pairs = Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2));
  return 2 * pairs.filter((pair) => read.includes(pair)).length >= pairs.length;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * Boxes of recognised text measure type and margins only roughly, and a photo has its own: where most of the page is about
 * as large and as wide as the pages beside it, it is set as these are, and no page of headings.
 */
function besideTyped(page: Page, typed: readonly Piece[]): Page {
  const factor = usualSize(typed) / usualSize(page.pieces);
  const [own, theirs] = [marginsOf(page.pieces), marginsOf(typed)];
  const widening = (theirs.right - theirs.left) / (own.right - own.left);
  if (![factor, widening].every((each) => each > 1 / roughly && each < roughly)) return page;
  const moved = (x: number) => theirs.left + (x - own.left) * widening;
  const pieces = page.pieces.map((piece) => ({
    ...piece,
    size: piece.size * factor,
    left: moved(piece.left),
    right: moved(piece.right),
  }));
  return { ...page, pieces };
}

const roughly = 1.5;

function marginsOf(pieces: readonly Piece[]): { readonly left: number; readonly right: number } {
  return {
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
  };
}

function scaled({ number, height, pieces }: Page, factor: number): Page {
  return {
    number,
    height: height * factor,
    pieces: pieces.map((piece) => ({
      ...piece,
      left: piece.left * factor,
      right: piece.right * factor,
      baseline: piece.baseline * factor,
      size: piece.size * factor,
    })),
  };
}
