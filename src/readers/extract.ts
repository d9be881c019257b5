/**
 * A file whose kind is known in; its text and what it says of itself out. For the kinds that are read in a thread
 * of their own.
 */
import { AppError } from "../core/errors.ts";
import type { DocumentKind } from "./document-kind.ts";
import { type Extracted, refuse } from "./extracted.ts";

export type HeavyKind = Exclude<DocumentKind, "text">;

/** @throws AppError `document.unreadable`, and no other error. */
export async function extract(
  kind: HeavyKind,
  name: string,
  bytes: Uint8Array,
): Promise<Extracted> {
  try {
    return await readAs(kind, name, bytes);
  } catch (error) {
    // What else a library throws, it throws for a file that is not as it should be.
    throw error instanceof AppError ? error : refuse("damaged", name, error);
  }
}

/** Each kind's libraries are loaded when one is read. */
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
