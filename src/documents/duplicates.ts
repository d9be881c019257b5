/** Finds the documents whose text is the same as a given text, or nearly the same. */
import type { SourceDocument } from "../core/domain.ts";
import { comparableText, resemblance, shinglesOf } from "../language/shared-words.ts";

export interface Duplicate {
  readonly document: SourceDocument;
  /** Jaccard similarity of the shingles, 0 to 1; 1 for the same words. */
  readonly resemblance: number;
}

/**
 * From here on two texts are copies or revisions of one. Documents of different places on one subject share less than
 * a tenth of their shingles, versions of one document more than half.
 */
const duplicateFrom = 0.5;

/** The documents that are alike enough, most alike first. */
export function findDuplicates(
  body: string,
  documents: readonly SourceDocument[],
): readonly Duplicate[] {
  const text = comparableText(body);
  const shingles = shinglesOf(text);
  return documents
    .map((document) => {
      const other = comparableText(document.text.slice(document.bodyStartUtf16));
      return { document, resemblance: other === text ? 1 : likeness(shingles, other) };
    })
    .filter((each) => each.resemblance >= duplicateFrom)
    .toSorted((a, b) => b.resemblance - a.resemblance);
}

/** A much shorter text cannot reach `duplicateFrom`, so its shingles are not compared. */
function likeness(shingles: ReadonlySet<string>, other: string): number {
  if (other.length < shingles.size * duplicateFrom) return 0;
  return resemblance(shingles, shinglesOf(other));
}
