/**
 * Embeds the texts of builds together with all other processes on the database: a build posts its texts, every process
 * that has a free core takes some, and the build reads the vectors.
 * Invariant: a process that ends loses nothing but time, since what it took is taken again.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "../../database/database.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import { keyOf } from "../embed-texts.ts";
import { createEmbeddingJobs, embeddingChannel, type EmbeddingJobs } from "./embedding-jobs.ts";

/** Texts that are taken together: about a second of work for one core. */
const takenCount = 32;
/** One batch is embedded while the next is taken. */
const laneCount = 2;
const usualLookEveryMs = 5_000;
/** Between two looks of a build for the vectors it waits for. */
const pollEveryMs = 100;
/** After a failure of the model. */
const restMs = 30_000;

export interface EmbeddingPool {
  /** For the texts of one build. Its `close` closes nothing. */
  readonly embedder: Embedder;
  /** Removes the texts that were embedded for builds of this process, once their vectors are in rows. */
  removeDone(): Promise<void>;
  /** @param reason what builds that wait reject with */
  close(reason: Error): Promise<void>;
}

interface PoolOptions {
  readonly database: Database;
  /** What it is embedded with here; started when there are texts and closed when there are no more. */
  readonly start: () => Promise<Embedder>;
  readonly facts: Pick<Embedder, "dimension" | "modelSha256">;
  /** Asked before texts of other processes are taken. */
  readonly hasFreeCore: () => boolean;
  readonly onProblem: (error: unknown) => void;
  readonly lookEveryMs?: number;
  /** After which others take what was not finished. */
  readonly takenMs?: number;
}

interface Waiting {
  readonly vector: () => Promise<Float32Array>;
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (error: unknown) => void;
}

export function startEmbeddingPool(options: PoolOptions): EmbeddingPool {
  const { database, facts, lookEveryMs = usualLookEveryMs, takenMs } = options;
  const jobs = createEmbeddingJobs(database, facts.modelSha256, takenMs);
  const build = createWaitingBuild(jobs, () => worker.wake());
  const worker = createWorker(jobs, {
    ...options,
    hasFreeCore: () => build.isWaiting() || options.hasFreeCore(),
    onProblem(error) {
      build.fail(error);
      options.onProblem(error);
    },
  });
  const listening = database.listen(embeddingChannel, {
    onBegin: () => worker.wake(),
    onNotice: () => worker.wake(),
  });
  const timer = setInterval(() => worker.wake(), lookEveryMs);
  timer.unref();
  return {
    embedder: {
      ...facts,
      embedPassage: (text) => build.embed(text),
      embedQuery: (text) => build.embed(text),
      close: () => Promise.resolve(),
    },
    removeDone: () => build.removeDone(),
    async close(reason) {
      clearInterval(timer);
      build.end(reason);
      await listening.close();
      await worker.close();
    },
  };
}

interface WaitingBuild {
  embed(text: string): Promise<Float32Array>;
  isWaiting(): boolean;
  /** Rejects what is waited for. */
  fail(error: unknown): void;
  /** Rejects that, and what is asked for from now on. */
  end(reason: Error): void;
  removeDone(): Promise<void>;
}

/** @param onPosted called when there is something to take, and again for as long as it is waited for */
function createWaitingBuild(jobs: EmbeddingJobs, onPosted: () => void): WaitingBuild {
  const waiting = new Map<string, Waiting>();
  let unposted: string[] = [];
  let done: string[] = [];
  let isPolling = false;
  let endedFor: Error | null = null;

  const fail = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    unposted = [];
  };
  const look = async (): Promise<void> => {
    const posted = unposted;
    unposted = [];
    if (posted.length > 0) await jobs.post(posted);
    onPosted();
    const found = await jobs.vectors([...waiting.keys()]);
    for (const [key, vector] of found) {
      waiting.get(key)?.resolve(vector);
      waiting.delete(key);
      done.push(key);
    }
  };
  const poll = async (): Promise<void> => {
    try {
      while (waiting.size > 0) {
        await look();
        if (waiting.size > 0 && unposted.length === 0) await delay(pollEveryMs);
      }
    } catch (error) {
      fail(error);
    } finally {
      // In the same turn as the last look at `waiting`: a text that is asked for after it begins another.
      isPolling = false;
    }
  };
  return {
    embed(text) {
      if (endedFor !== null) return Promise.reject(endedFor);
      const key = keyOf(text);
      const present = waiting.get(key);
      if (present !== undefined) return present.vector();
      const vector = new Promise<Float32Array>((resolve, reject) => {
        waiting.set(key, { vector: () => vector, resolve, reject });
      });
      unposted.push(text);
      // All texts that are asked for in this turn are posted together.
      if (!isPolling) queueMicrotask(() => void poll());
      isPolling = true;
      return vector;
    },
    isWaiting: () => waiting.size > 0,
    fail,
    end(reason) {
      endedFor = reason;
      fail(reason);
    },
    async removeDone() {
      const removed = done;
      done = [];
      if (removed.length > 0) await jobs.remove(removed);
    },
  };
}

type WorkerOptions = Pick<PoolOptions, "start" | "hasFreeCore" | "onProblem">;

/** Takes and embeds texts, once it is woken, until there are no more. */
function createWorker(jobs: EmbeddingJobs, { start, hasFreeCore, onProblem }: WorkerOptions) {
  let running: Promise<void> | null = null;
  let isClosed = false;
  let restsUntilMs = 0;

  const mayGoOn = () => !isClosed && hasFreeCore();
  const lane = async (embedder: () => Promise<Embedder>): Promise<void> => {
    while (mayGoOn()) {
      const taken = await jobs.take(takenCount);
      if (taken.length === 0) return;
      try {
        const model = await embedder();
        const vectors = await Promise.all(
          taken.map(async ({ key, text }) => [key, await model.embedPassage(text)] as const),
        );
        await jobs.finish(new Map(vectors));
      } catch (error) {
        await jobs.giveBack(taken.map(({ key }) => key)).catch(() => undefined);
        throw error;
      }
    }
  };
  const run = async (): Promise<void> => {
    let started: Promise<Embedder> | null = null;
    try {
      if (!(await jobs.haveFree())) return;
      const lanes = Array.from({ length: laneCount }, () => lane(() => (started ??= start())));
      const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === "rejected");
      if (failed?.status === "rejected") throw failed.reason;
    } catch (error) {
      restsUntilMs = performance.now() + restMs;
      onProblem(error);
    } finally {
      await closeStarted(started);
    }
  };
  return {
    wake(): void {
      if (isClosed || performance.now() < restsUntilMs) return;
      running ??= run().finally(() => (running = null));
    },
    async close() {
      isClosed = true;
      await running;
    },
  };
}

async function closeStarted(started: Promise<Embedder> | null): Promise<void> {
  await started?.then((embedder) => embedder.close()).catch(() => undefined);
}
