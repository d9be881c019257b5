/**
 * Extracts a file in a worker thread of its own. A broken or malicious file costs at most the time and memory that
 * are allowed, and the bot stays responsive.
 */
import { Worker } from "node:worker_threads";
import {
  type Extracted,
  maxGrowthBytes,
  maxHeapMegabytes,
  readTimeoutMs,
  refuse,
  type UnreadableReason,
} from "./extracted.ts";
import type { HeavyKind } from "./formats.ts";

const guardIntervalMs = 100;

type Reply =
  | { readonly extracted: Extracted }
  | { readonly reason: UnreadableReason; readonly problem: string };

export interface ExtractLimits {
  readonly timeoutMs?: number;
  readonly heapMegabytes?: number;
}

/** @throws AppError `document.unreadable` */
export async function extractApart(
  kind: HeavyKind,
  name: string,
  bytes: Uint8Array,
  { timeoutMs = readTimeoutMs, heapMegabytes = maxHeapMegabytes }: ExtractLimits = {},
): Promise<Extracted> {
  const own = Uint8Array.from(bytes);
  const worker = new Worker(new URL("./extract-worker.mjs", import.meta.url), {
    workerData: { kind, name, bytes: own },
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    // The thread gets none of the bot's settings, above all not its token, and tsx writes no cache.
    env: { TSX_DISABLE_CACHE: "1" },
    // Captured and dropped: the libraries' warnings do not name the file.
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
    // The heap limit does not count the buffers that streams are unpacked into.
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
