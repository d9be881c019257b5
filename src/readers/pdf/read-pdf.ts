/**
 * Reads a PDF file by its pages' texts. Pages that are pictures, or whose fonts do not say what they draw, are named for
 * recognition; what was recognised takes their place when the file is read again.
 */
import type { Extracted } from "../extracted.ts";
import type { Page } from "../pages/page.ts";
import { readScanned } from "../pages/read-scanned.ts";
import { isGarbled, isWithoutText } from "../pages/unreadable.ts";
import { openPdf } from "./open-pdf.ts";

/** @throws AppError `document.unreadable` */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  recognised: readonly Page[] = [],
): Promise<Extracted> {
  const { pages, ...content } = await openPdf(name, bytes);
  const readable = isGarbled(pages) ? pages.map((page) => ({ ...page, pieces: [] })) : pages;
  return readScanned({ ...content, pages: readable }, isWithoutText, recognised);
}
