/** Reads a PDF file by its pages' texts. */
import type { Extracted } from "../extracted.ts";
import { readPages } from "../pages/read-pages.ts";
import { openPdf } from "./open-pdf.ts";

/** @throws AppError `document.unreadable` */
export async function readPdf(name: string, bytes: Uint8Array): Promise<Extracted> {
  return readPages(name, await openPdf(name, bytes));
}
