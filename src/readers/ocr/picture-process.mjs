/**
 * A process that works on pictures: gets a `PictureTask`, sends `PictureMessage`s, and ends.
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

/** @type {Promise<import("./picture-tasks.ts").PictureTask>} */
const asked = new Promise((resolve) => void process.once("message", resolve));
// The bot is gone.
process.once("disconnect", () => process.exit());

const task = await asked;
// tsx does not process what is loaded before it is registered. These libraries are large.
if ("kind" in task && task.kind === "ofd") await Promise.all([import("linkedom"), import("yauzl")]);
if ("kind" in task && task.kind === "pdf") {
  // pdf.js draws with these.
  const { DOMMatrix, ImageData, Path2D } = await import("@napi-rs/canvas");
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
  await import("../pdf/pdfjs.mjs");
}
register();
const { work } = await import("./picture-work.ts");

/** @param {import("./picture-tasks.ts").PictureMessage} message */
const send = (message) => new Promise((resolve) => void process.send?.(message, resolve));
try {
  await work(task, send);
  await send({ kind: "end" });
} catch (error) {
  await send({ kind: "failed", problem: error instanceof Error ? error.message : String(error) });
}
process.exit();
