/**
 * The interface of a search that this program is compared with, and the corpus that it searches: written to a folder and
 * read back, so that one process prepares it for the others.
 * Invariant: passages are identified by their numbers, 0, 1, 2 …, in the order of the corpus.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Snapshot, textOfPassage } from "../../index/snapshot.ts";
import { firstRows, type VectorTable } from "../../index/vectors/vector-index.ts";
import { normalizeText } from "../../language/normalize.ts";

/** Normalised like the program's own, so that full-width digits and traditional characters harm no peer. */
interface PeerPassage {
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

const passagesFile = "passages.json";
const vectorsFile = "vectors.f32";

export function corpusOf(snapshot: Snapshot): PeerCorpus {
  const { passages, documents, documentOf, vectors } = snapshot;
  return {
    passages: passages.map(({ section }, number) => ({
      title: normalizeText(documents[documentOf[number] ?? -1]?.title ?? ""),
      section: normalizeText(section.join(" ")),
      text: normalizeText(textOfPassage(snapshot, number)),
    })),
    vectors: firstRows(vectors, passages.length),
  };
}

export async function writeCorpus(
  folder: string,
  { passages, vectors: { dimension, values } }: PeerCorpus,
): Promise<void> {
  await writeFile(path.join(folder, passagesFile), JSON.stringify({ dimension, passages }));
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  await writeFile(path.join(folder, vectorsFile), bytes);
}

interface PassagesFile {
  readonly dimension: number;
  readonly passages: readonly PeerPassage[];
}

export async function readPeerCorpus(folder: string): Promise<PeerCorpus> {
  const content = await readFile(path.join(folder, passagesFile), "utf8");
  const { dimension, passages } = JSON.parse(content) as PassagesFile;
  const bytes = await readFile(path.join(folder, vectorsFile));
  const values = new Float32Array(bytes.length / Float32Array.BYTES_PER_ELEMENT);
  new Uint8Array(values.buffer).set(bytes);
  return { passages, vectors: { dimension, values } };
}
