/**
 * Lets the event loop run during work on the main thread, so that incoming events do not wait until all ready work
 * is done.
 */
import { setImmediate as nextTick } from "node:timers/promises";

/** Resolves when the caller may run its piece of work. */
export type OnePerTick = () => Promise<void>;

/** Schedules one piece of work per tick of the event loop, in call order. Meant for pieces of a few milliseconds. */
export function createTicks(): OnePerTick {
  let last: Promise<void> = Promise.resolve();
  return () => (last = last.then(() => nextTick()));
}

/** Shorter than answering a question takes, longer than a tick costs. */
const yieldEveryMs = 8;

export type YieldToEventLoop = () => Promise<void> | undefined;

/** For a long computation of many short steps: await the function at every step; it yields once every 8 ms. */
export function createYielder(): YieldToEventLoop {
  let lastMs = performance.now();
  return () => {
    if (performance.now() - lastMs < yieldEveryMs) return undefined;
    return nextTick().then(() => void (lastMs = performance.now()));
  };
}
