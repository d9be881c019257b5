/**
 * The parts of an index in, a read-only snapshot of it for retrieval out.
 * Passages and documents are known by their numbers; vector rows are passages first, then sentences.
 */
import type { EarlierTexts } from "../corpus/versions.ts";
import type { Passage, SourceDocument } from "../domain.ts";
import type { Bm25Reader } from "../lexical/bm25-reader.ts";
import type { VectorIndex, VectorTable } from "../vector/vector-index.ts";
import type { SentenceSpan } from "./layout.ts";

export interface SnapshotParts {
  /** In milliseconds since 1970. */
  readonly builtAtMs: number;
  readonly documents: readonly SourceDocument[];
  readonly earlier: EarlierTexts;
  readonly passages: readonly Passage[];
  readonly sentences: readonly SentenceSpan[];
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
  const { documents, passages, sentences } = parts;
  const numbers = new Map(documents.map((document, index) => [document.id, index]));
  const documentOf = Uint32Array.from(passages, ({ documentId }) => numbers.get(documentId) ?? 0);
  const passageOf = Uint32Array.from(sentences, ({ passage }) => passage);
  return {
    ...parts,
    documentOf,
    firstPassage: firstOfEach(documents.length, documentOf),
    firstSentence: firstOfEach(passages.length, passageOf),
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

/** By number of the whole: its first part, or the first of the next where it has none; `wholeOf` never falls. */
function firstOfEach(wholeCount: number, wholeOf: Uint32Array): Uint32Array {
  const first = new Uint32Array(wholeCount + 1).fill(wholeOf.length);
  let part = wholeOf.length;
  for (let whole = wholeCount - 1; whole >= 0; whole--) {
    while (part > 0 && (wholeOf[part - 1] ?? 0) >= whole) part--;
    first[whole] = part;
  }
  return first;
}
