/**
 * What a search that others would use instead looks like to the bench.
 * Always holds: the passages are known by their numbers, 0, 1, 2 …, in the order of the corpus.
 */
import type { VectorTable } from "../../index/vectors/vector-index.ts";

/** Normalised, as the program's own are: nobody is to lose by full-width digits or traditional characters. */
export interface PeerPassage {
  /** Empty where the document has none. */
  readonly title: string;
  readonly section: string;
  readonly text: string;
}

export interface PeerCorpus {
  readonly passages: readonly PeerPassage[];
  /** The program's own, of title, section and text. */
  readonly vectors: VectorTable;
}

export type EmbedQuery = (text: string) => Promise<Float32Array>;

export interface Peer {
  /** Numbers of passages, best first, at most `count`. */
  search(question: string, count: number): Promise<readonly number[]>;
  /**
   * What it keeps on disk, in its own format.
   * @throws Error that says why it cannot be kept
   */
  savedBytes(): Promise<number>;
}

export type OpenPeer = (corpus: PeerCorpus, embedQuery: EmbedQuery) => Promise<Peer>;

export function rowOf({ dimension, values }: VectorTable, row: number): Float32Array {
  return values.subarray(row * dimension, (row + 1) * dimension);
}
