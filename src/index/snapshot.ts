/**
 * The parts of an index in, a read-only snapshot of it for retrieval out.
 * Passages and documents are known by their numbers; vector rows are passages first, then sentences.
 */
import type { Passage, SourceDocument } from "../core/domain.ts";
import type { EarlierTexts } from "../documents/versions.ts";
import {
  documentOfEach,
  firstOfEach,
  firstSentences,
  type SentenceTable,
} from "./sentence-table.ts";
import type { VectorIndex, VectorTable } from "./vectors/vector-index.ts";
import type { Bm25Reader } from "./words/bm25-reader.ts";

export interface SnapshotParts {
  /** In milliseconds since 1970. */
  readonly builtAtMs: number;
  readonly documents: readonly SourceDocument[];
  readonly earlier: EarlierTexts;
  readonly passages: readonly Passage[];
  readonly sentences: SentenceTable;
  readonly vectors: VectorTable;
  /** Of the passages' vectors. */
  readonly graph: VectorIndex;
  readonly passageTerms: Bm25Reader;
  readonly documentTerms: Bm25Reader;
}

export interface Snapshot extends SnapshotParts {
  /** By passage number: the number of its document. */
  readonly documentOf: Uint32Array;
  /** By document number: its first passage; one longer than `documents`. */
  readonly firstPassage: Uint32Array;
  /** By passage number: its first sentence; one longer than `passages`. */
  readonly firstSentence: Uint32Array;
}

export function createSnapshot(parts: SnapshotParts): Snapshot {
  const { documents, passages } = parts;
  const documentOf = documentOfEach(documents, passages);
  return {
    ...parts,
    documentOf,
    firstPassage: firstOfEach(documents.length, documentOf),
    firstSentence: firstSentences(parts),
  };
}

/** Verbatim; empty for a number that is no passage's. */
export function textOfPassage(
  { documents, passages, documentOf }: Snapshot,
  number: number,
): string {
  const passage = passages[number];
  const document = documents[documentOf[number] ?? -1];
  return passage === undefined || document === undefined
    ? ""
    : document.text.slice(passage.startUtf16, passage.endUtf16);
}
