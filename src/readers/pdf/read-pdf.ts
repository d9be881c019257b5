/**
 * Reads a PDF file by its pages' texts. Pages that are pictures, or whose fonts do not say what they draw, are named for
 * recognition; what was recognised takes their place when the file is read again.
 */
import type { Extracted } from "../extracted.ts";
import { type Page, type Piece, usualSize } from "../pages/page.ts";
import { joinPages } from "../pages/read-pages.ts";
import { isGarbled, isWithoutText } from "../pages/unreadable.ts";
import { openPdf } from "./open-pdf.ts";

/** @throws AppError `document.unreadable` */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  recognised: readonly Page[] = [],
): Promise<Extracted> {
  const content = await openPdf(name, bytes);
  const isWhole = isGarbled(content.pages);
  const isPicture = (page: Page) => isWhole || isWithoutText(page);
  const known = new Map(recognised.map((page) => [page.number, page] as const));
  // Recognised pages are set alike; beside pages of text they have their own size again.
  const typed = content.pages.filter((page) => !isPicture(page)).flatMap((page) => page.pieces);
  const pages = content.pages.flatMap((page) => {
    const other = known.get(page.number);
    if (other !== undefined)
      return typed.length > 0
        ? besideTyped(scaled(other, page.height / other.height), typed)
        : other;
    return isPicture(page) ? [] : page;
  });
  const picturePages = content.pages
    .filter((page) => isPicture(page) && !known.has(page.number))
    .map(({ number }) => number);
  return { ...joinPages({ ...content, pages }), picturePages };
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
