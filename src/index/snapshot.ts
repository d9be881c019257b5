/**
 * A read-only snapshot of an index for retrieval.
 * Passages and documents are identified by number; vector rows are passages first, then sentences.
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
  /** Milliseconds since 1970. */
  readonly builtAtMs: number;
  readonly documents: readonly SourceDocument[];
  readonly earlier: EarlierTexts;
  readonly passages: readonly Passage[];
  readonly sentences: SentenceTable;
  readonly vectors: VectorTable;
  /** Searches the passages' vectors; its rows are passage numbers. */
  readonly graph: VectorIndex;
  readonly passageTerms: Bm25Reader;
  readonly passagePairs: Bm25Reader;
  readonly documentTerms: Bm25Reader;
}

export interface Snapshot extends SnapshotParts {
  /** Document numbers by passage number. */
  readonly documentOf: Uint32Array;
  /** First passages by document number; one longer than `documents`. */
  readonly firstPassage: Uint32Array;
  /** First sentences by passage number; one longer than `passages`. */
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

/** Returns the verbatim text; empty if no passage has the number. */
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
