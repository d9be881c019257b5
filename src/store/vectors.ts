/**
 * Texts in, their vectors out, row by row; what an earlier index already holds is not embedded again.
 */
import type { Embedder } from "../embed/embedder.ts";
import type { VectorTable } from "../vector/vector-index.ts";
import { createBreath } from "../breath.ts";
import { sha256 } from "./manifest.ts";

/** Enough of a hash that two of a billion texts would hardly share it. */
const keyHexLength = 32;

export interface KeyedVectors {
  readonly keys: readonly string[];
  readonly table: VectorTable;
}

export interface EmbedProgress {
  readonly doneCount: number;
  readonly totalCount: number;
}

export async function embedTexts(
  texts: readonly string[],
  embedder: Embedder,
  known: KeyedVectors | null,
  onProgress: (progress: EmbedProgress) => void,
): Promise<KeyedVectors> {
  const { dimension } = embedder;
  const values = new Float32Array(texts.length * dimension);
  const keys = texts.map((text) => sha256(text).slice(0, keyHexLength));
  const rows = reusableRows(known, embedder);
  const breathe = createBreath();
  let doneCount = 0;
  await forEachConcurrently(texts, async (text, index) => {
    const row = rows.get(keys[index] ?? "");
    const vector =
      row === undefined || known === null
        ? await embedder.embedPassage(text)
        : known.table.values.subarray(row * dimension, (row + 1) * dimension);
    values.set(vector, index * dimension);
    await breathe();
    onProgress({ doneCount: ++doneCount, totalCount: texts.length });
  });
  return { keys, table: { dimension, values } };
}

function reusableRows(known: KeyedVectors | null, embedder: Embedder): Map<string, number> {
  if (known === null || known.table.dimension !== embedder.dimension) return new Map();
  return new Map(known.keys.map((key, row) => [key, row]));
}

/** Enough to keep every thread busy, few enough that memory does not grow with the corpus. */
const inFlightCount = 16;

async function forEachConcurrently<T>(
  items: readonly T[],
  run: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      await run(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: inFlightCount }, lane));
}

export function encodeKeys(keys: readonly string[]): Buffer {
  return Buffer.from(keys.join(""), "hex");
}

export function decodeKeys(bytes: Buffer): string[] {
  const keyBytes = keyHexLength / 2;
  return Array.from({ length: bytes.length / keyBytes }, (_, index) =>
    bytes.toString("hex", index * keyBytes, (index + 1) * keyBytes),
  );
}
