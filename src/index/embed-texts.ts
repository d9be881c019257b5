/**
 * Embeds texts into a table with one row per text. Known vectors are reused, and equal texts are embedded once.
 */
import { createYielder } from "../core/event-loop.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { sha256 } from "./manifest.ts";
import type { VectorTable } from "./vectors/vector-index.ts";

/** Length of a text's key, a truncated SHA-256. Two of a billion texts are most unlikely to share one. */
export const keyBytes = 16;
const keyHexLength = 2 * keyBytes;

export interface KeyedVectors {
  readonly keys: readonly string[];
  readonly table: VectorTable;
}

export interface EmbedProgress {
  readonly doneCount: number;
  readonly totalCount: number;
}

export interface Watching {
  /** Texts embedded at a time. */
  readonly inFlightCount?: number;
  /** Called with each newly embedded vector. */
  readonly onVector?: (key: string, vector: Float32Array) => void;
  readonly onProgress: (progress: EmbedProgress) => void;
}

export async function embedTexts(
  texts: readonly string[],
  embedder: Embedder,
  known: readonly KeyedVectors[],
  { inFlightCount = usualInFlightCount, onVector, onProgress }: Watching,
): Promise<KeyedVectors> {
  const { dimension } = embedder;
  const values = new Float32Array(texts.length * dimension);
  const keys = texts.map(keyOf);
  const vectors = reusableVectors(known, embedder, new Set(keys));
  const embedNew = (key: string, text: string) => {
    const vector = embedder.embedPassage(text);
    vectors.set(key, vector);
    return vector.then((each) => {
      onVector?.(key, each);
      return each;
    });
  };
  const yieldToEventLoop = createYielder();
  let doneCount = 0;
  await forEachConcurrently(texts, inFlightCount, async (text, index) => {
    const key = keys[index] ?? "";
    const vector = await (vectors.get(key) ?? embedNew(key, text));
    values.set(vector, index * dimension);
    // The view replaces the original, so that each vector is in memory once.
    vectors.set(key, values.subarray(index * dimension, (index + 1) * dimension));
    await yieldToEventLoop();
    onProgress({ doneCount: ++doneCount, totalCount: texts.length });
  });
  return { keys, table: { dimension, values } };
}

type MaybeVector = Float32Array | Promise<Float32Array>;

function reusableVectors(
  known: readonly KeyedVectors[],
  { dimension }: Embedder,
  wanted: ReadonlySet<string>,
): Map<string, MaybeVector> {
  const vectors = new Map<string, MaybeVector>();
  for (const { keys, table } of known)
    for (const [row, key] of table.dimension === dimension ? keys.entries() : [])
      if (wanted.has(key))
        vectors.set(key, table.values.subarray(row * dimension, (row + 1) * dimension));
  return vectors;
}

/** Texts embedded at a time: enough to keep every thread busy, few enough that memory does not grow with the corpus. */
const usualInFlightCount = 16;

async function forEachConcurrently<T>(
  items: readonly T[],
  laneCount: number,
  run: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      try {
        await run(items[index] as T, index);
      } catch (error) {
        // The other lanes finish only the text they have started.
        next = items.length;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: laneCount }, lane));
}

/** In hexadecimal digits. */
export function keyOf(text: string): string {
  return sha256(text).slice(0, keyHexLength);
}

export function encodeKeys(keys: readonly string[]): Buffer {
  return Buffer.from(keys.join(""), "hex");
}

export function decodeKeys(bytes: Buffer): string[] {
  return Array.from({ length: bytes.length / keyBytes }, (_, index) =>
    bytes.toString("hex", index * keyBytes, (index + 1) * keyBytes),
  );
}
