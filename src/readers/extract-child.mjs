/**
 * A process that reads one file: gets an `ExtractOrder` and the file's bytes, sends an `ExtractReply`. A thread reads;
 * the process watches over the memory that both take, and ends with the program that started it, however that ends.
 * Plain JavaScript, which needs no loader.
 */
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { Worker } from "node:worker_threads";

/** @typedef {import("./extract-apart.ts").ExtractReply} ExtractReply */

const guardIntervalMs = 50;

process.on("disconnect", () => process.kill(-process.pid, "SIGKILL"));

/** @param {ExtractReply} reply */
function send(reply) {
  process.send?.(reply);
}

/** @type {[import("./extract-apart.ts").ExtractOrder]} */
const [{ kind, name, heapMegabytes, maxGrowthBytes, recognised }] = /** @type {any} */ (
  await once(process, "message")
);
const bytes = Uint8Array.from(await buffer(process.stdin));
const worker = new Worker(new URL("./extract-worker.mjs", import.meta.url), {
  workerData: { kind, name, bytes, recognised },
  transferList: [bytes.buffer],
  resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
});
// The heap limit does not count the buffers that streams are unpacked into.
const startBytes = process.memoryUsage.rss();
setInterval(() => {
  if (process.memoryUsage.rss() - startBytes <= maxGrowthBytes) return;
  send({ reason: "too-heavy", problem: "It took more memory than a document may." });
}, guardIntervalMs);
worker.on("message", send);
worker.on("error", (error) => {
  const isOutOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  send({ reason: isOutOfMemory ? "too-heavy" : "damaged", problem: error.message });
});
worker.on("exit", () => send({ reason: "damaged", problem: "The thread ended without a reply." }));
