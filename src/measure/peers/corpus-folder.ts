/** Writes passages and vectors to a folder and reads them back, so that one process prepares them for the others. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Snapshot, textOfPassage } from "../../index/snapshot.ts";
import { firstRows } from "../../index/vectors/vector-index.ts";
import { normalizeText } from "../../language/normalize.ts";
import type { PeerCorpus, PeerPassage } from "./peer.ts";

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
