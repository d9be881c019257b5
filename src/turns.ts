/**
 * Pieces of work that keep the thread busy for some milliseconds, each put off until its turn, in; one of them at
 * a turn of the event loop out, in the order they came.
 * Always holds: between two pieces everything that has arrived from outside is seen. Otherwise an answer from the
 * network waits behind all the work that happens to be ready.
 */
import { setImmediate as nextTurn } from "node:timers/promises";

/** Resolves when the piece that follows may be done. */
export type TakeTurn = () => Promise<void>;

export function createTurns(): TakeTurn {
  let last: Promise<void> = Promise.resolve();
  return () => (last = last.then(() => nextTurn()));
}
