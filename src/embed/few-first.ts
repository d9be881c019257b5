/**
 * An embedder that is there and a way to start another, with more threads, in; one that begins with the first and goes
 * on with the other out. A document that was changed has a few new texts, which are embedded before threads of their own
 * had loaded the model.
 * Always holds: closing it closes what was started, and leaves the first as it is; the vectors are the same in both.
 */
import type { Embedder } from "./embedder.ts";

/** Of a few passages with their sentences; a question that comes then waits for a tenth of a second at most. */
const usualCount = 16;

export function fewFirst(
  present: Embedder,
  start: () => Promise<Embedder>,
  count = usualCount,
): Embedder {
  let begunCount = 0;
  let started: Promise<Embedder> | null = null;
  return {
    ...present,
    async embedPassage(text) {
      if (begunCount++ < count) return present.embedPassage(text);
      started ??= start();
      return (await started).embedPassage(text);
    },
    async close() {
      await started?.then((embedder) => embedder.close()).catch(() => undefined);
    },
  };
}
