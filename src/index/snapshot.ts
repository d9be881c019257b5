/**
 * An index in memory, opened or built: the read-only snapshot that answers questions, and the parts that the next build
 * reuses. Passages and documents are identified by number; vector rows are passages first, then sentences.
 */
import type { Passage, SourceDocument } from "../core/domain.ts";
import type { EarlierTexts } from "../documents/versions.ts";
import type { PassageGraph } from "./passage-graph.ts";
import {
  documentOfEach,
  firstOfEach,
  firstSentences,
  type Pieces,
  type SentenceTable,
} from "./sentence-table.ts";
import type { VectorIndex, VectorTable } from "./vectors/vector-index.ts";
import { type Bm25Reader, createBm25Reader } from "./words/bm25-reader.ts";

interface SnapshotParts {
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

function createSnapshot(parts: SnapshotParts): Snapshot {
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

export interface IndexParts {
  readonly pieces: Pieces;
  readonly graph: PassageGraph;
}

export interface WholeIndex extends IndexParts {
  readonly snapshot: Snapshot;
  readonly modelSha256: string;
  readonly sourceSha256: string;
}

interface Of {
  readonly documents: readonly SourceDocument[];
  readonly earlier: EarlierTexts;
  readonly modelSha256: string;
  readonly sourceSha256: string;
  readonly builtAtMs: number;
}

export function createWholeIndex(
  { pieces, graph }: IndexParts,
  { documents, earlier, builtAtMs, modelSha256, sourceSha256 }: Of,
): WholeIndex {
  const { passages, sentences, vectors } = pieces;
  const snapshot = createSnapshot({
    builtAtMs,
    documents,
    earlier,
    passages,
    sentences,
    vectors,
    graph: graph.index,
    passageTerms: createBm25Reader(pieces.passageTerms),
    passagePairs: createBm25Reader(pieces.passagePairs),
    documentTerms: createBm25Reader(pieces.documentTerms),
  });
  return { pieces, graph, snapshot, modelSha256, sourceSha256 };
}
