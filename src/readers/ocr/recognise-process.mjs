/**
 * A process that recognises the pages of one file: gets a `RecognitionTask`, sends `RecognitionMessage`s, and ends.
 * Plain JavaScript, because Node 20 starts without tsx, the TypeScript loader, and registers it itself.
 */
import { setPriority } from "node:os";
import { Worker } from "node:worker_threads";
import { register } from "tsx/esm/api";

// The bot's own work goes first.
setPriority(5);

/** Kills the process that takes too much memory. A thread of its own, which drawing does not hold up. */
const guard = new Worker(
  `const { workerData } = require("node:worker_threads");
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData) process.kill(process.pid, "SIGKILL");
  }, 50);`,
  { eval: true, workerData: Number(process.argv[2]) },
);
guard.unref();

/** @type {Promise<import("./recognition-messages.ts").RecognitionTask>} */
const asked = new Promise((resolve) => void process.once("message", resolve));
// The bot is gone.
process.once("disconnect", () => process.exit());

const task = await asked;
if (task.kind === "pdf") {
  // tsx does not process what is loaded before it is registered; pdf.js is large, and draws with these.
  const { DOMMatrix, ImageData, Path2D } = await import("@napi-rs/canvas");
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
  await import("../pdf/pdfjs.mjs");
}
register();
const { recognise } = await import("./recognise.ts");

/** @param {import("./recognition-messages.ts").RecognitionMessage} message */
const send = (message) => new Promise((resolve) => void process.send?.(message, resolve));
try {
  await recognise(task, send);
  await send({ kind: "end" });
} catch (error) {
  await send({ kind: "failed", problem: error instanceof Error ? error.message : String(error) });
}
process.exit();
