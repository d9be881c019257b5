/**
 * Documents as an index has them, cut, embedded and taken apart into words: all that is in it but its graph.
 * Passages stand in the order of their documents, sentences in that of their passages; vector rows are passages
 * first, then sentences.
 */
import type { DocumentId, Passage } from "../core/domain.ts";
import type { Bm25Data } from "../lexical/bm25-format.ts";
import type { VectorTable } from "../vector/vector-index.ts";
import { type SentenceTable, passageOfEach } from "./sentence-table.ts";

/** Equal keys: nothing that an index has of the document can differ. */
export interface DocumentKey {
  readonly id: DocumentId;
  readonly key: string;
}

export interface Pieces {
  readonly documents: readonly DocumentKey[];
  readonly passages: readonly Passage[];
  readonly sentences: SentenceTable;
  readonly vectors: VectorTable;
  /** By row of the vectors, as `encodeKeys` makes them. */
  readonly vectorKeys: Buffer;
  readonly passageTerms: Bm25Data;
  readonly documentTerms: Bm25Data;
}

/** By number of the whole: its first part, or the first of the next where it has none; `wholeOf` never falls. */
export function firstOfEach(wholeCount: number, wholeOf: Uint32Array): Uint32Array {
  const first = new Uint32Array(wholeCount + 1).fill(wholeOf.length);
  let part = wholeOf.length;
  for (let whole = wholeCount - 1; whole >= 0; whole--) {
    while (part > 0 && (wholeOf[part - 1] ?? 0) >= whole) part--;
    first[whole] = part;
  }
  return first;
}

/** By passage number: the number of its document. */
export function documentOfEach(
  documents: readonly { readonly id: DocumentId }[],
  passages: readonly Passage[],
): Uint32Array {
  const numbers = new Map(documents.map(({ id }, index) => [id, index]));
  return Uint32Array.from(passages, ({ documentId }) => numbers.get(documentId) ?? 0);
}

/** By passage number: its first sentence; one longer than `passages`. */
export function firstSentences({ passages, sentences }: Pick<Pieces, "passages" | "sentences">) {
  return firstOfEach(passages.length, passageOfEach(sentences));
}
