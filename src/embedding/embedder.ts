/**
 * The interface of whatever turns text into vectors, and two wrappers of it: one that starts more threads only for many
 * texts, and one that caches the vectors of recent queries.
 */
import { LRUCache } from "lru-cache";
import { AppError } from "../core/errors.ts";

/** Invariant: the same text always gets the same vector, whatever else is embedded before it or at the same time. */
export interface Embedder {
  readonly dimension: number;
  /** Of the model's weights: vectors of different models must not be compared. */
  readonly modelSha256: string;
  /** Returns a unit vector of `dimension` numbers. Text beyond the model's 512 tokens is ignored. */
  embedPassage(text: string): Promise<Float32Array>;
  /**
   * Returns the same vector, in a tick of its own, because the search that follows keeps the thread busy. The optional
   * instruction of the model's card (bge-small-zh-v1.5) is left out: measured here, retrieval is better without it.
   */
  embedQuery(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * About a document's passages and sentences: at 5 to 50 ms each they take as long as another thread takes to load the
 * model. They are embedded one at a time, so a question waits for one at most.
 */
const usualTextCount = 64;

/**
 * Embeds the first `count` texts with `present`, and starts another embedder, with more threads, for the rest: the few
 * new texts of a changed document are embedded before new threads would have loaded the model.
 * `close` closes only the embedder that was started.
 */
export function fewFirst(
  present: Embedder,
  start: () => Promise<Embedder>,
  count = usualTextCount,
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
      // After a failed build, calls still under way must not start an embedder that nobody would close.
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

/** Twice the queries that may be embedded at a time: eight questions with up to two wordings each. */
const usualQueryCount = 32;

/**
 * Caches the vectors of the last `count` queries, since a comparison asks the same of up to six places and users repeat
 * questions. Callers share these vectors and must not change them.
 */
export function cacheQueries(embedder: Embedder, count = usualQueryCount): Embedder {
  const vectors = new LRUCache<string, Promise<Float32Array>>({
    max: count,
    memoMethod(text) {
      const vector = embedder.embedQuery(text);
      vector.catch(() => vectors.delete(text));
      return vector;
    },
  });
  return { ...embedder, embedQuery: (text) => vectors.memo(text) };
}
