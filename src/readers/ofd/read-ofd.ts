/**
 * Reads an .ofd file (GB/T 33190), the fixed-layout format of Chinese offices: the text objects of its pages and of
 * their templates, through the same lines and paragraphs as a PDF. Pages that are pictures are named for recognition.
 * Annotations, seals, signatures and former versions are not text of the document.
 */
import { type Extracted, refuse } from "../extracted.ts";
import { areaOf } from "../pages/geometry.ts";
import type { Page } from "../pages/page.ts";
import { readScanned } from "../pages/read-scanned.ts";
import { isGarbled, isWithoutText } from "../pages/unreadable.ts";
import { openOfd } from "./pages.ts";

/** @throws AppError `document.unreadable` */
export async function readOfd(
  name: string,
  bytes: Uint8Array,
  recognised: readonly Page[] = [],
): Promise<Extracted> {
  const { pages: drawn, ...content } = await openOfd(name, bytes, false);
  const pages = drawn.map(({ pictures, pieces, rules, width, height }, index): Page => ({
    number: index + 1,
    height,
    pieces,
    rules,
    pictureShare: pictures.reduce((sum, { matrix }) => sum + areaOf(matrix), 0) / (width * height),
  }));
  // Of what has neither text nor pictures the letters may be drawn as shapes.
  const bare = pages.filter((page) => isWithoutText(page) && page.pictureShare === 0);
  if (bare.length === pages.length) throw refuse("scan", name);
  if (isGarbled(pages)) throw refuse("garbled", name);
  const isPicture = (page: Page) => isWithoutText(page) && !bare.includes(page);
  const read = readScanned({ ...content, pages }, isPicture, recognised);
  return { ...read, warnings: bare.length > 0 ? ["pages-without-text"] : [] };
}
