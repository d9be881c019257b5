/**
 * Runs a command, prints its error to stderr and sets the exit code: 0 for done, 1 for failed, 2 for wrong usage.
 * Handles SIGINT and SIGTERM: the first starts an orderly stop, the second ends the process at once.
 * Invariant: the process ends within ten seconds of the first signal.
 */
import { constants } from "node:os";
import { isStartedByNpm } from "../core/config.ts";
import { AppError, messageOf } from "../core/errors.ts";

/**
 * What a command does when the reader of its output has gone, as with `head`: one that only prints ends at once; one
 * that writes files continues without output.
 */
type WhenUnread = "end" | "go-on";

export async function runCommand(
  command: () => Promise<number>,
  whenUnread: WhenUnread = "end",
): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") {
        if (whenUnread === "end") process.exit(0);
        return;
      }
      // Such as a full disk. The other stream may still be read.
      if (stream === process.stdout)
        process.stderr.write(`The output cannot be written: ${error.message}\n`);
      process.exit(1);
    });
  process.exitCode = await command().catch((error: unknown) => {
    process.stderr.write(`${describe(error)}\n`);
    return error instanceof AppError && error.code === "usage.invalid" ? 2 : 1;
  });
}

/** A stack locates a fault of the program; an AppError needs none. */
function describe(error: unknown): string {
  if (error instanceof AppError)
    return error.code === "usage.invalid" ? error.message : `${error.message} (${error.code})`;
  return error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
}

export function usageError(problem: string, usage: string): AppError {
  return new AppError("usage.invalid", `${problem}\n\n${usage}`);
}

export interface StopSignals {
  /** Sets what the first signal starts. Until this is called, the first signal ends the process. */
  finishBy(finish: (signal: NodeJS.Signals) => void): void;
}

/** Docker kills a process ten seconds after the signal. An earlier exit loses nothing: unfinished work is on disk. */
const endsWithinMs = 9_500;

/** npm passes a signal to the shell that it starts; the program behind that gets none, and loses its parent. */
const parentCheckedEveryMs = 500;

/** Call once, at the start: the first process of a container has no default handlers for these signals. */
export function watchStopSignals(): StopSignals {
  let finish: ((signal: NodeJS.Signals) => void) | null = null;
  let isFinishing = false;
  const stop = (signal: "SIGINT" | "SIGTERM") => {
    if (isFinishing) process.exit(128 + constants.signals[signal]);
    if (finish === null) process.exit(0);
    isFinishing = true;
    setTimeout(() => process.exit(0), endsWithinMs).unref();
    finish(signal);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop(signal));
  // Whoever starts the program otherwise may mean to leave it running.
  if (isStartedByNpm()) stopWithParent(() => stop("SIGTERM"));
  return { finishBy: (begin) => void (finish = begin) };
}

function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, parentCheckedEveryMs);
  timer.unref();
}
