/**
 * Pieces of work that keep the thread busy for some milliseconds, each put off until its turn, in; one of them at
 * a turn of the event loop out, in the order they came.
 * Always holds: between two pieces everything that has arrived from outside is seen. Otherwise an answer from the
 * network waits behind all the work that happens to be ready.
 *
 * Long work on the thread that answers questions lets them through: every now and then it waits for a turn of the
 * event loop, and costs nothing in between. `turns.ts` is for many pieces of work, not for one of many steps.
 */
import { setImmediate as nextTurn, setImmediate } from "node:timers/promises";

/** Resolves when the piece that follows may be done. */
export type TakeTurn = () => Promise<void>;

export function createTurns(): TakeTurn {
  let last: Promise<void> = Promise.resolve();
  return () => (last = last.then(() => nextTurn()));
}

/** Shorter than a question takes, longer than the wait costs. */
const breathEveryMs = 8;

export type Breathe = () => Promise<void> | undefined;

/** `await breathe()` at every step, however short the steps. */
export function createBreath(): Breathe {
  let lastMs = performance.now();
  return () => {
    if (performance.now() - lastMs < breathEveryMs) return undefined;
    return setImmediate().then(() => void (lastMs = performance.now()));
  };
}
