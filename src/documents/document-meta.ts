/**
 * Gives what is said of a document wherever it is cited: all but its text.
 */
import type { DocumentMeta, SourceDocument } from "../core/domain.ts";

export function metaOf(document: SourceDocument): DocumentMeta {
  const { text: _text, bodyStartUtf16: _start, statesPlace: _stated, ...meta } = document;
  return meta;
}
