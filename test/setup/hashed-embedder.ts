/**
 * Texts in, vectors of their hashes out: no meaning, at once, the same for the same text, for tests of what is kept.
 */
import { createHash } from "node:crypto";
import type { Embedder } from "../../src/embedding/embedder.ts";

/** As many as a hash has bytes. */
const dimension = 32;

export function createHashedEmbedder(
  onPassage: (text: string) => void = () => undefined,
): Embedder {
  const embed = (text: string) => {
    const vector = Float32Array.from(
      createHash("sha256").update(text).digest(),
      (byte) => byte - 127.5,
    );
    const length = Math.hypot(...vector);
    return Promise.resolve(vector.map((value) => value / length));
  };
  return {
    dimension,
    modelSha256: "hashes",
    embedPassage(text) {
      onPassage(text);
      return embed(text);
    },
    embedQuery: embed,
    close: () => Promise.resolve(),
  };
}
