/**
 * Long work on the thread that answers questions lets them through: every now and then it waits for a turn of the
 * event loop, and costs nothing in between. `turns.ts` is for many pieces of work, not for one of many steps.
 */
import { setImmediate } from "node:timers/promises";

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
