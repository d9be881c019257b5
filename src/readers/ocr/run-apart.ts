/**
 * Runs a task on pictures in a process of its own, which ends with the work: what it takes of memory is given back, and a
 * hostile file costs no more than the limits.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { outOfMemory } from "../extract-apart.ts";
import { refuse } from "../extracted.ts";
import type { PictureMessage, PictureTask } from "./picture-tasks.ts";

/** A page takes a few seconds on two cores, ten times as long where others work. */
const pageTimeoutMs = 60_000;
const maxProcessBytes = 1_000_000_000;
/** JavaScript's share of it. */
const maxHeapMegabytes = 512;

export interface PictureLimits {
  /** Stops the work; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly pageTimeoutMs?: number;
  readonly maxProcessBytes?: number;
}

/**
 * @param name of the file, for errors
 * @param onMessage called with all messages but the last; what it throws ends the work
 * @throws AppError `document.unreadable`, the signal's reason, or what `onMessage` throws
 */
export async function runApart(
  name: string,
  task: PictureTask,
  limits: PictureLimits,
  onMessage: (message: PictureMessage) => void,
): Promise<void> {
  const { signal } = limits;
  signal?.throwIfAborted();
  const process = startProcess(limits.maxProcessBytes ?? maxProcessBytes);
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: "too-heavy" | "damaged", cause?: unknown) =>
        reject(refuse(reason, name, cause));
      const timer = setTimeout(() => fail("too-heavy"), limits.pageTimeoutMs ?? pageTimeoutMs);
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      process.on("message", (message: PictureMessage) => {
        timer.refresh();
        if (message.kind === "end") return resolve();
        if (message.kind === "failed") return fail("damaged", new Error(message.problem));
        try {
          onMessage(message);
        } catch (error) {
          reject(error);
        }
      });
      process.on("error", (error) => fail("damaged", error));
      process.on("exit", (code, killedBy) => {
        clearTimeout(timer);
        const isTooHeavy = killedBy !== null && outOfMemory.has(killedBy);
        fail(isTooHeavy ? "too-heavy" : "damaged", new Error(`It ended by ${killedBy ?? code}.`));
      });
      process.send(task);
    });
  } finally {
    process.kill("SIGKILL");
  }
}

function startProcess(maxBytes: number): ChildProcess {
  return fork(fileURLToPath(new URL("picture-process.mjs", import.meta.url)), [String(maxBytes)], {
    // None of the bot's settings, above all not its token. Otherwise the runtime would send usage figures to its maker.
    env: { TSX_DISABLE_CACHE: "1", ORT_DISABLE_TELEMETRY: "1" },
    execArgv: [`--max-old-space-size=${maxHeapMegabytes}`],
    serialization: "advanced",
    // The libraries' warnings do not name the file.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}
