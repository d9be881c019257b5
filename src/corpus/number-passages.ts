/**
 * The passages of a document's texts, from its first to its present one, in; the number of each out.
 * Always holds: in one version no number stands twice; a passage whose words are in an earlier version has the
 * number that it had there, wherever it stands now; no number ever names other words.
 */
import type { Passage, SourceDocument } from "../core/domain.ts";
import { passageId } from "../core/passage-names.ts";
import { splitDocument } from "./split.ts";

export type Split = (document: SourceDocument) => readonly Passage[];

export interface Version {
  readonly document: SourceDocument;
  readonly passages: readonly Passage[];
}

/** The oldest first. */
export function splitVersions(
  documents: readonly SourceDocument[],
  split: Split = splitDocument,
): readonly Version[] {
  const versions = documents.map((document) => ({ document, passages: split(document) }));
  const numbers = numberTexts(
    versions.map(({ document, passages }) =>
      passages.map(({ startUtf16, endUtf16 }) => document.text.slice(startUtf16, endUtf16)),
    ),
  );
  return versions.map(({ document, passages }, version) => ({
    document,
    passages: passages.map((passage, index) =>
      numbered(passage, numbers[version]?.[index] ?? passage.ordinal),
    ),
  }));
}

function numberTexts(versions: readonly (readonly string[])[]): readonly (readonly number[])[] {
  /** By text: once for each time that it stands in one version. */
  const known = new Map<string, number[]>();
  let last = 0;
  return versions.map((texts) => {
    const uses = new Map<string, number>();
    return texts.map((text) => {
      const numbers = known.get(text) ?? [];
      const use = uses.get(text) ?? 0;
      uses.set(text, use + 1);
      const number = numbers[use] ?? (last += 1);
      if (use >= numbers.length) known.set(text, [...numbers, number]);
      return number;
    });
  });
}

function numbered(passage: Passage, ordinal: number): Passage {
  return { ...passage, ordinal, id: passageId(passage.documentId, ordinal) };
}
