/**
 * A text that may be added and the documents that are there in; those that say the same, or nearly, out.
 */
import type { SourceDocument } from "../core/domain.ts";
import { comparableText, resemblance, shinglesOf } from "../language/shared-words.ts";

export interface Duplicate {
  readonly document: SourceDocument;
  /** Of the shingles of both, how many both have; 1 for the same words. Range 0 to 1. */
  readonly resemblance: number;
}

/**
 * From here on two texts are one, reprinted or revised. Documents of different places on one subject share less than
 * a tenth of their shingles, versions of one document more than half.
 */
const duplicateFrom = 0.5;

/** The most alike first. */
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

/** Texts of very different length cannot be so much alike: they are not looked at closely. */
function likeness(shingles: ReadonlySet<string>, other: string): number {
  if (other.length < shingles.size * duplicateFrom) return 0;
  return resemblance(shingles, shinglesOf(other));
}
