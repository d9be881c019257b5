/**
 * Documents for tests: a text and nothing else, unless more is given.
 */
import type { DocumentId, Passage, SourceDocument } from "../../src/core/domain.ts";
import { noFields } from "./document-fields.ts";

export function aSourceDocument(
  text: string,
  fields: Partial<Omit<SourceDocument, "id" | "text">> & { readonly id?: string } = {},
): SourceDocument {
  const { id = "sample", ...others } = fields;
  return {
    file: `${id}.txt`,
    ...noFields,
    bodyStartUtf16: 0,
    statesPlace: false,
    ...others,
    id: id as DocumentId,
    text,
  };
}

export function textOf({ text }: SourceDocument, passage: Passage): string {
  return text.slice(passage.startUtf16, passage.endUtf16);
}
