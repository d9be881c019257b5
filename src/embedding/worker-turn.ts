/**
 * Lets the process end only between two passes of its worker threads: the runtime aborts the whole process, with a
 * signal in place of the exit code, when a thread is ended while it computes or loads the model.
 */

/** Values of the one shared integer of a thread. */
const idle = 0;
const busy = 1;
const stopped = 2;

/** A pass takes a tenth of a second, loading the model one or two; both take many times as long on a busy machine. */
const maxWaitMs = 30_000;

const turns = new Set<Int32Array>();

/** The turn of a thread that begins by loading: busy. Pass it to the thread, and delete it when that has ended. */
export function createWorkerTurn(): { readonly turn: Int32Array; readonly delete: () => void } {
  if (turns.size === 0) process.once("exit", stopAll);
  const turn = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  Atomics.store(turn, 0, busy);
  turns.add(turn);
  return {
    turn,
    delete() {
      turns.delete(turn);
      if (turns.size === 0) process.off("exit", stopAll);
    },
  };
}

function stopAll(): void {
  for (const turn of turns)
    while (Atomics.compareExchange(turn, 0, idle, stopped) === busy)
      if (Atomics.wait(turn, 0, busy, maxWaitMs) === "timed-out") return;
}
