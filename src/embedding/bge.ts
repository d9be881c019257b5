/**
 * bge-small-zh-v1.5 in worker threads. In: the model's folder. Out: an Embedder with one thread ready; more are started
 * while texts wait, since each takes a second to load the model.
 * Each thread is the runtime's single thread, so that questions and indexing use whole cores and the bot stays awake.
 * Vectors of questions are handed out one a turn: what is then looked up with each keeps the bot's own thread busy.
 */
import { Worker } from "node:worker_threads";
import { AppError } from "../core/errors.ts";
import { createTicks } from "../core/event-loop.ts";
import type { Embedder } from "./embedder.ts";

const dimension = 512;
type Reply =
  | { readonly ready: true }
  | { readonly id: number; readonly vector: Float32Array }
  | { readonly id: number; readonly error: string };

interface Pending {
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (error: Error) => void;
}

/** One thread. It works off its texts in their order. */
interface Lane {
  readonly pending: ReadonlyMap<number, Pending>;
  embed(text: string): Promise<Float32Array>;
  /** Takes no more texts, and ends the thread when those that wait are done. */
  close(): Promise<void>;
}

export interface BgeOptions {
  readonly modelDir: string;
  readonly modelSha256: string;
  /** At most. */
  readonly threadCount: number;
}

/** As many texts wait for each thread before another is worth its start: about a tenth of a second of work. */
const busyCount = 8;

export async function createBgeEmbedder(options: BgeOptions): Promise<Embedder> {
  // Without it the runtime keeps a device id and sends figures of its use to its maker. Threads load it: set before them.
  process.env["ORT_DISABLE_TELEMETRY"] = "1";
  const lanes = await startLanes(options);
  const onePerTick = createTicks();
  const embedPassage = (text: string) => lanes.leastBusy().embed(text);
  return {
    dimension,
    modelSha256: options.modelSha256,
    embedPassage,
    async embedQuery(text) {
      const vector = await embedPassage(text);
      await onePerTick();
      return vector;
    },
    close: () => lanes.close(),
  };
}

async function startLanes({ modelDir, threadCount }: BgeOptions) {
  const first = await startLane(modelDir);
  const lanes = [first];
  let maxCount = threadCount;
  let starting: Promise<unknown> | null = null;
  const startAnother = async () => {
    try {
      lanes.push(await startLane(modelDir));
    } catch {
      // What the others can do is done; they name what is wrong, if that is theirs as well.
      maxCount = lanes.length;
    }
    starting = null;
  };
  return {
    leastBusy(): Lane {
      const lane = lanes.reduce((a, b) => (b.pending.size < a.pending.size ? b : a), first);
      if (lane.pending.size >= busyCount && lanes.length < maxCount) starting ??= startAnother();
      return lane;
    },
    async close(): Promise<void> {
      maxCount = 0;
      const closing = lanes.map((lane) => lane.close());
      await starting;
      const late = lanes.slice(closing.length).map((lane) => lane.close());
      await Promise.all([...closing, ...late]);
    },
  };
}

function startLane(modelDir: string): Promise<Lane> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./bge-worker.mjs", import.meta.url), {
      workerData: { modelDir },
    });
    const pending = new Map<number, Pending>();
    let nextId = 0;
    /** Why no more texts are taken. */
    let ended: AppError | null = null;
    let onIdle: () => void = () => undefined;
    const fail = (cause: unknown) => {
      ended ??= unavailable(modelDir, cause);
      for (const { reject: rejectOne } of pending.values()) rejectOne(ended);
      pending.clear();
      onIdle();
      reject(ended);
    };
    const embed = (text: string) =>
      new Promise<Float32Array>((resolveOne, rejectOne) => {
        if (ended !== null) return rejectOne(ended);
        pending.set(nextId, { resolve: resolveOne, reject: rejectOne });
        worker.postMessage({ id: nextId++, text });
      });
    const close = async () => {
      ended ??= new AppError("model.unavailable", "The model was closed.", { modelDir });
      // A thread that is ended while it computes takes the whole process with it.
      if (pending.size > 0) await new Promise<void>((idle) => (onIdle = idle));
      await worker.terminate();
    };
    worker.on("error", fail);
    worker.on("exit", (code) => fail(new Error(`the thread ended with code ${code}`)));
    worker.on("message", (reply: Reply) => {
      if ("ready" in reply) return resolve({ pending, embed, close });
      settle(pending, reply);
      if (pending.size === 0) onIdle();
    });
  });
}

function settle(pending: Map<number, Pending>, reply: Exclude<Reply, { ready: true }>): void {
  const waiting = pending.get(reply.id);
  pending.delete(reply.id);
  if ("vector" in reply) waiting?.resolve(reply.vector);
  else
    waiting?.reject(
      new AppError("model.unavailable", `The model could not embed a text: ${reply.error}`),
    );
}

function unavailable(modelDir: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError(
    "model.unavailable",
    `The model in ${modelDir} does not run: ${reason}. Remove that folder to have it fetched again.`,
    { modelDir },
    cause,
  );
}
