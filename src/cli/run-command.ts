/**
 * The edge of every command: runs it, and turns whatever it throws into a line on stderr and an exit code.
 * 0: done. 1: failed. 2: called in a wrong way.
 *
 * The system's signals to stop in; at the first the process finishes what it does, at the second it ends at once.
 * Always holds: it ends within ten seconds of the first.
 */
import { constants } from "node:os";
import { AppError, messageOf } from "../core/errors.ts";

/**
 * What becomes of a command when nobody reads its output any more, as `head` has seen enough: one that only prints ends
 * at once; one that writes files goes on to its end, which nobody is told.
 */
export type WhenUnread = "end" | "go-on";

export async function runCommand(
  command: () => Promise<number>,
  whenUnread: WhenUnread = "end",
): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      if (whenUnread === "end") process.exit(0);
    });
  process.exitCode = await command().catch((error: unknown) => {
    process.stderr.write(`${describe(error)}\n`);
    return error instanceof AppError && error.code === "usage.invalid" ? 2 : 1;
  });
}

/** A stack says where the program is wrong; a user's mistake needs none. */
function describe(error: unknown): string {
  if (error instanceof AppError) return `${error.message} (${error.code})`;
  return error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
}

export function usageError(problem: string, usage: string): AppError {
  return new AppError("usage.invalid", `${problem}\n\n${usage}`);
}

export interface StopSignals {
  /** What the first signal begins. Until this is called, it ends the process. */
  finishBy(finish: (signal: NodeJS.Signals) => void): void;
}

/**
 * Whoever stops a process kills it after ten seconds: Docker does. Nothing is lost by an end in the middle: what is
 * not done is on disk.
 */
const endsWithinMs = 9_500;

/** Once, at the start: the first process of a container gets no default for these, and would not stop. */
export function watchStopSignals(): StopSignals {
  let finish: ((signal: NodeJS.Signals) => void) | null = null;
  let isFinishing = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (isFinishing) process.exit(128 + constants.signals[signal]);
      if (finish === null) process.exit(0);
      isFinishing = true;
      setTimeout(() => process.exit(0), endsWithinMs).unref();
      finish(signal);
    });
  return { finishBy: (begin) => void (finish = begin) };
}
