/**
 * An index in memory, opened or built: the snapshot that answers questions, and the parts that the next build reuses.
 */
import type { SourceDocument } from "../core/domain.ts";
import type { EarlierTexts } from "../documents/versions.ts";
import type { PassageGraph } from "./passage-graph.ts";
import type { Pieces } from "./sentence-table.ts";
import { createSnapshot, type Snapshot } from "./snapshot.ts";
import { createBm25Reader } from "./words/bm25-reader.ts";

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
