/**
 * A document in, what is said of it wherever it is cited out: all but its text.
 */
import type { DocumentMeta, SourceDocument } from "../core/domain.ts";

export function metaOf(document: SourceDocument): DocumentMeta {
  const { text: _text, bodyStartUtf16: _start, statesPlace: _stated, ...meta } = document;
  return meta;
}
