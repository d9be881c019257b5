/**
 * The interface of a search that this program is compared with.
 * Invariant: passages are identified by their numbers, 0, 1, 2 …, in the order of the corpus.
 */
import type { VectorTable } from "../../index/vectors/vector-index.ts";

/** Normalised like the program's own, so that full-width digits and traditional characters harm no peer. */
export interface PeerPassage {
  /** Empty when the document has none. */
  readonly title: string;
  readonly section: string;
  readonly text: string;
}

export interface PeerCorpus {
  readonly passages: readonly PeerPassage[];
  /** The program's own passage vectors, of title, section and text. */
  readonly vectors: VectorTable;
}

export type EmbedQuery = (text: string) => Promise<Float32Array>;

export interface Peer {
  /** Returns at most `count` passage numbers, best first. */
  search(question: string, count: number): Promise<readonly number[]>;
  /**
   * Returns the size on disk in its own format.
   * @throws Error that says why it cannot be saved
   */
  savedBytes(): Promise<number>;
}

export type OpenPeer = (corpus: PeerCorpus, embedQuery: EmbedQuery) => Promise<Peer>;

export function rowOf({ dimension, values }: VectorTable, row: number): Float32Array {
  return values.subarray(row * dimension, (row + 1) * dimension);
}
