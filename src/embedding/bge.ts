/**
 * Embeds texts with bge-small-zh-v1.5 in worker threads. One thread is ready at the start; more are started while texts
 * wait, since each takes a second to load the model.
 * Each worker has one runtime thread, so that questions and indexing use whole cores and the main thread stays free.
 * Query vectors are returned one per tick of the event loop: the search that follows each keeps the main thread busy.
 */
import { Worker } from "node:worker_threads";
import { AppError } from "../core/errors.ts";
import { createTicks } from "../core/event-loop.ts";
import type { Embedder } from "./embedder.ts";
import { createWorkerTurn } from "./worker-turn.ts";

const dimension = 512;
type Reply =
  | { readonly ready: true }
  | { readonly id: number; readonly vector: Float32Array }
  | { readonly id: number; readonly error: string };

interface Pending {
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (error: Error) => void;
}

/** One worker thread. It embeds its texts in the order of the calls. */
interface Lane {
  readonly pending: ReadonlyMap<number, Pending>;
  embed(text: string): Promise<Float32Array>;
  /** Rejects further texts, and ends the thread when the pending ones are done. */
  close(): Promise<void>;
}

interface BgeOptions {
  readonly modelDir: string;
  readonly modelSha256: string;
  /** The maximum number of worker threads. */
  readonly threadCount: number;
}

/** Pending texts of every thread before another one is started: about a tenth of a second of work. */
const busyCount = 8;

/** @throws AppError `model.unavailable` when the model cannot be loaded. */
export async function createBgeEmbedder(options: BgeOptions): Promise<Embedder> {
  // Otherwise the runtime keeps a device id and sends usage figures to its maker. Must be set before a thread loads it.
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
      // The running threads go on. If they fail as well, their own errors say why.
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
    const { turn, delete: deleteTurn } = createWorkerTurn();
    const worker = new Worker(new URL("./bge-worker.mjs", import.meta.url), {
      workerData: { modelDir, turn },
    });
    const pending = new Map<number, Pending>();
    let nextId = 0;
    /** The reason why no more texts are accepted; null while they are. */
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
      // Terminating a thread while it computes ends the whole process.
      if (pending.size > 0) await new Promise<void>((idle) => (onIdle = idle));
      await worker.terminate();
    };
    worker.on("error", fail);
    worker.on("exit", (code) => {
      deleteTurn();
      fail(new Error(`the thread ended with code ${code}`));
    });
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
