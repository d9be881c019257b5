/** The documents in test/fixtures/documents, and what tests compare of a document. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { DocumentId } from "../../src/core/domain.ts";
import { parseDocument } from "../../src/documents/parse-document.ts";
import { splitDocument } from "../../src/documents/split.ts";
import { createTokenizer } from "../../src/language/tokenize.ts";
import { loadGazetteer } from "../../src/places/divisions.ts";
import { createPlaceFinder } from "../../src/places/place-finder.ts";

const folder = path.resolve(import.meta.dirname, "../fixtures/documents");
const tokenizer = createTokenizer([]);

export const places = createPlaceFinder(loadGazetteer(), (text) => tokenizer.tag(text));

export function fixture(name: string): Uint8Array {
  return readFileSync(path.join(folder, name));
}

export function fixtureText(name: string): string {
  return readFileSync(path.join(folder, name), "utf8");
}

/** Without white space and the signs that stand for a heading or a cell's border. */
export function bare(text: string): string {
  return text.replace(/[\s#|]/g, "");
}

/** The measures as corpus/ finds them, with their sections. */
export function measuresOf(text: string): { readonly text: string; readonly section: string }[] {
  const named = { id: "any" as DocumentId, file: "any.md", text };
  const { document } = parseDocument(named, places);
  return splitDocument(document)
    .map(({ startUtf16, endUtf16, section }) => ({
      text: bare(text.slice(startUtf16, endUtf16)),
      section: bare(section.join(">")),
    }))
    .filter((measure) => measure.text !== bare(document.title ?? ""));
}
