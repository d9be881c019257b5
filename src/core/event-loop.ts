/**
 * Two ways in which work on the main thread lets the event loop run, so that what arrives from outside does not wait
 * behind all the work that happens to be ready.
 */
import { setImmediate as nextTick } from "node:timers/promises";

/** Resolves when the caller may do its piece of work. */
export type OnePerTick = () => Promise<void>;

/** For many separate pieces of some milliseconds each: one piece per tick of the event loop, in the order of the calls. */
export function createTicks(): OnePerTick {
  let last: Promise<void> = Promise.resolve();
  return () => (last = last.then(() => nextTick()));
}

/** In milliseconds: shorter than a question takes to answer, longer than a tick costs. */
const yieldEveryMs = 8;

export type YieldToEventLoop = () => Promise<void> | undefined;

/** For one long piece of work of many short steps: awaited at every step, it yields once every 8 ms and is free otherwise. */
export function createYielder(): YieldToEventLoop {
  let lastMs = performance.now();
  return () => {
    if (performance.now() - lastMs < yieldEveryMs) return undefined;
    return nextTick().then(() => void (lastMs = performance.now()));
  };
}
