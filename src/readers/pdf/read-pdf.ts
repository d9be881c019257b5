/**
 * Reads a PDF file by its pages' texts. Pages that are pictures, or whose fonts do not say what they draw, are named for
 * recognition; what was recognised takes their place when the file is read again.
 */
import type { Extracted } from "../extracted.ts";
import type { Page } from "../pages/page.ts";
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
  const isMixed = content.pages.some((page) => !isPicture(page));
  const pages = content.pages.flatMap((page) => {
    const other = known.get(page.number);
    if (other !== undefined) return isMixed ? scaled(other, page.height / other.height) : other;
    return isPicture(page) ? [] : page;
  });
  const picturePages = content.pages
    .filter((page) => isPicture(page) && !known.has(page.number))
    .map(({ number }) => number);
  return { ...joinPages({ ...content, pages }), picturePages };
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
