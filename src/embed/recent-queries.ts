/**
 * An embedder in, one that knows the vectors of the last few questions out. A comparison asks the same of each of up to
 * six places, and somebody who types or presses asks it again.
 * Always holds: the vectors are those of the embedder, which gives the same text the same one; they are only read.
 */
import type { Embedder } from "./embedder.ts";

/** Twice what may be asked beside each other: eight questions of up to two wordings each. */
const usualCount = 32;

export function rememberQueries(embedder: Embedder, count = usualCount): Embedder {
  const recent = new Map<string, Promise<Float32Array>>();
  return {
    ...embedder,
    embedQuery(text) {
      const vector = recent.get(text) ?? embedder.embedQuery(text);
      recent.delete(text);
      recent.set(text, vector);
      vector.catch(() => recent.delete(text));
      const [oldest] = recent.keys();
      if (recent.size > count && oldest !== undefined) recent.delete(oldest);
      return vector;
    },
  };
}
