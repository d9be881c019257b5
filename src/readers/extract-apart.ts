/**
 * A file in; what is taken out of it out, by a thread that is started for it and ends with it. Whatever the file
 * does to the libraries that read it, it costs no more than its time and memory, and the bot stays awake.
 */
import { Worker } from "node:worker_threads";
import type { HeavyKind } from "./extract.ts";
import { type Extracted, refuse, type UnreadableReason } from "./extracted.ts";
import { maxGrowthBytes, maxHeapMegabytes, readTimeoutMs } from "./resource-limits.ts";

const guardIntervalMs = 100;

type Reply =
  | { readonly extracted: Extracted }
  | { readonly reason: UnreadableReason; readonly problem: string };

export interface ReadLimits {
  readonly timeoutMs?: number;
  readonly heapMegabytes?: number;
}

/** @throws AppError `document.unreadable`. */
export async function extractApart(
  kind: HeavyKind,
  name: string,
  bytes: Uint8Array,
  { timeoutMs = readTimeoutMs, heapMegabytes = maxHeapMegabytes }: ReadLimits = {},
): Promise<Extracted> {
  const own = Uint8Array.from(bytes);
  const worker = new Worker(new URL("./extract-worker.mjs", import.meta.url), {
    workerData: { kind, name, bytes: own },
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    // Nothing of the bot's settings, its token least of all; and nothing is written.
    env: { TSX_DISABLE_CACHE: "1" },
    // The libraries' warnings are about files, and name no file.
    stdout: true,
    stderr: true,
  });
  try {
    return await replyOf(worker, name, timeoutMs);
  } finally {
    await worker.terminate();
  }
}

function replyOf(worker: Worker, name: string, timeoutMs: number): Promise<Extracted> {
  return new Promise<Extracted>((resolve, reject) => {
    const fail = (reason: UnreadableReason, cause?: unknown) => reject(refuse(reason, name, cause));
    const timer = setTimeout(() => fail("too-heavy"), timeoutMs);
    // A thread's own limit does not count what streams are unpacked into.
    const startBytes = process.memoryUsage.rss();
    const guard = setInterval(() => {
      if (process.memoryUsage.rss() - startBytes > maxGrowthBytes) fail("too-heavy");
    }, guardIntervalMs);
    worker.on("message", (reply: Reply) => {
      if ("extracted" in reply) resolve(reply.extracted);
      else fail(reply.reason, new Error(reply.problem));
    });
    worker.on("error", (error) => fail(isOutOfMemory(error) ? "too-heavy" : "damaged", error));
    worker.on("exit", () => {
      clearTimeout(timer);
      clearInterval(guard);
      fail("damaged");
    });
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
