/**
 * An embedder that is there and a way to start another, with more threads, in; one that begins with the first and goes
 * on with the other out. A document that was changed has a few new texts, which are embedded before threads of their own
 * had loaded the model.
 * Always holds: closing it closes what was started, and leaves the first as it is; the vectors are the same in both.
 *
 * An embedder in, one that knows the vectors of the last few questions out. A comparison asks the same of each of up to
 * six places, and somebody who types or presses asks it again.
 * Always holds: the vectors are those of the embedder, which gives the same text the same one; they are only read.
 */
import { AppError } from "../core/errors.ts";

/**
 * What turns text into vectors, as the rest of the project sees it.
 * The same text always gets the same vector, whatever was embedded before or beside it.
 */
export interface Embedder {
  readonly dimension: number;
  /** Tells vectors of one model from those of another. */
  readonly modelSha256: string;
  /** A unit vector of `dimension` numbers. Text beyond the model's 512 tokens is not read. */
  embedPassage(text: string): Promise<Float32Array>;
  /**
   * The same vector, handed out at a turn of its own: looking things up with it keeps the thread busy. Without what the
   * model's card (bge-small-zh-v1.5) says may stand in front of a query: measured here, it is found better without.
   */
  embedQuery(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Of a few passages with their sentences, one after another: a question that comes then waits for one of them. */
const usualTextCount = 16;

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

/** Twice what may be asked beside each other: eight questions of up to two wordings each. */
const usualQueryCount = 32;

export function rememberQueries(embedder: Embedder, count = usualQueryCount): Embedder {
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
