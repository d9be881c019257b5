/** Extracts text and stated facts from a file of a kind that is read in a worker thread. */
import { AppError } from "../core/errors.ts";
import type { DocumentKind } from "./document-kind.ts";
import { type Extracted, refuse } from "./extracted.ts";

export type HeavyKind = Exclude<DocumentKind, "text">;

/** @throws AppError `document.unreadable`, and no other error */
export async function extract(
  kind: HeavyKind,
  name: string,
  bytes: Uint8Array,
): Promise<Extracted> {
  try {
    return await readAs(kind, name, bytes);
  } catch (error) {
    // Any other error of a library means that the file is malformed.
    throw error instanceof AppError ? error : refuse("damaged", name, error);
  }
}

/** Loads the libraries of a kind when the first file of it is read. */
async function readAs(kind: HeavyKind, name: string, bytes: Uint8Array): Promise<Extracted> {
  switch (kind) {
    case "html":
      return (await import("./html/read-html.ts")).readHtml(name, bytes);
    case "docx":
      return (await import("./docx/read-docx.ts")).readDocx(name, bytes);
    case "pdf":
      return (await import("./pdf/read-pdf.ts")).readPdf(name, bytes);
  }
}
