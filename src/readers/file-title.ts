import { inferTitle } from "../documents/infer-metadata.ts";
import { plausibleTitle } from "./stated-facts.ts";

/**
 * The title in a file's properties. Programs keep the one of the document that a file was made of, so it counts only
 * where the text has it too, or none of its own.
 */
export function fileTitle(written: string | null, text: string): string | null {
  const title = plausibleTitle(written);
  if (title === null) return null;
  return bare(text).includes(bare(title)) || inferTitle(text) === null ? title : null;
}

function bare(text: string): string {
  return text.replace(/[\s#]+/gu, "");
}
