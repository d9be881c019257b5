/**
 * What of a passage goes into the vectors and the postings: the passage, with what it stands under in front.
 */
import type { Passage, SourceDocument } from "../core/domain.ts";
import { normalizeText } from "../language/normalize.ts";
import type { Tokenizer } from "../language/tokenize.ts";
import type { LexicalField } from "../lexical/bm25-writer.ts";

/** A term in a title or a heading says more of what a passage is about than one in its text. */
const titleWeight = 1;
const sectionWeight = 2;

export function embeddedPassage(document: SourceDocument, passage: Passage): string {
  const context = [document.title, ...passage.section].filter((part) => part !== null);
  return normalizeText([...context, textOf(document, passage)].join("\n"));
}

export function embeddedSentence(document: SourceDocument, start: number, end: number): string {
  return normalizeText(document.text.slice(start, end));
}

export function passageFields(
  document: SourceDocument,
  passage: Passage,
  tokenizer: Tokenizer,
): LexicalField[] {
  return [
    { weight: 1, terms: tokenizer.terms(normalizeText(textOf(document, passage))) },
    { weight: sectionWeight, terms: tokenizer.terms(normalizeText(passage.section.join(" "))) },
    { weight: titleWeight, terms: tokenizer.terms(normalizeText(document.title ?? "")) },
  ];
}

export function documentFields(document: SourceDocument, tokenizer: Tokenizer): LexicalField[] {
  return [
    {
      weight: 1,
      terms: tokenizer.terms(normalizeText(document.text.slice(document.bodyStartUtf16))),
    },
    { weight: titleWeight, terms: tokenizer.terms(normalizeText(document.title ?? "")) },
  ];
}

function textOf(document: SourceDocument, passage: Passage): string {
  return document.text.slice(passage.startUtf16, passage.endUtf16);
}
