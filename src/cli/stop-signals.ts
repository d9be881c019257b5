/**
 * The system's signals to stop in; at the first the process finishes what it does, at the second it ends at once.
 * Always holds: it ends within ten seconds of the first.
 */
import { constants } from "node:os";

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
