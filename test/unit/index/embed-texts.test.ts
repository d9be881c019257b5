/** Embedding that cannot go on: what was not begun is left. */
import { expect, test } from "vitest";
import type { Embedder } from "../../../src/embedding/embedder.ts";
import { embedTexts } from "../../../src/index/embed-texts.ts";

test("a text that cannot be embedded ends it for all", async () => {
  let begunCount = 0;
  const embedPassage = async (text: string) => {
    begunCount++;
    await Promise.resolve();
    if (text === "5") throw new Error("unreadable");
    return Float32Array.of(1);
  };
  const embedder: Embedder = {
    dimension: 1,
    modelSha256: "stand-in",
    embedPassage,
    embedQuery: embedPassage,
    close: () => Promise.resolve(),
  };
  const texts = Array.from({ length: 2000 }, (_, number) => `${number}`);
  const embedding = embedTexts(texts, embedder, [], { onProgress: () => undefined });
  await expect(embedding).rejects.toThrow("unreadable");
  // Whatever was under way has had the time to ask for more.
  await new Promise((resolve) => setImmediate(resolve));
  expect(begunCount).toBeLessThan(100);
});
