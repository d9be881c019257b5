/**
 * An embedder that is there and a way to start another, with more threads, in; one that begins with the first and goes
 * on with the other out. A document that was changed has a few new texts, which are embedded before threads of their own
 * had loaded the model.
 * Always holds: closing it closes what was started, and leaves the first as it is; the vectors are the same in both.
 */
import { AppError } from "../core/errors.ts";
import type { Embedder } from "./embedder.ts";

/** Of a few passages with their sentences, one after another: a question that comes then waits for one of them. */
const usualCount = 16;

export function fewFirst(
  present: Embedder,
  start: () => Promise<Embedder>,
  count = usualCount,
): Embedder {
  let begunCount = 0;
  let started: Promise<Embedder> | null = null;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();
  const afterLast = (text: string): Promise<Float32Array> => {
    const vector = last.then(() => present.embedPassage(text));
    last = vector.catch(() => undefined);
    return vector;
  };
  return {
    ...present,
    async embedPassage(text) {
      // What was under way when a build failed may ask for more: nobody would close what is started then.
      if (isClosed) throw new AppError("model.unavailable", "The model was closed.");
      if (begunCount++ < count) return afterLast(text);
      started ??= start();
      return (await started).embedPassage(text);
    },
    async close() {
      isClosed = true;
      await started?.then((embedder) => embedder.close()).catch(() => undefined);
    },
  };
}
