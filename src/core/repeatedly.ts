/** Does something again and again, one time after the other: when it is asked for, and at least every so often. */

export interface Repeated {
  /** Does it again after the call, once for all calls that come before it has begun. */
  now(): void;
  /** Resolves when it is not being done any more. */
  close(): Promise<void>;
}

/** @param work never called again before it has ended; it reports its own failures */
export function repeatedly(everyMs: number, work: () => Promise<void>): Repeated {
  let running: Promise<void> = Promise.resolve();
  let isWanted = false;
  let isClosed = false;
  const once = async (): Promise<void> => {
    // What is asked for from now on is done once more.
    isWanted = false;
    if (!isClosed) await work().catch(() => undefined);
  };
  const now = (): void => {
    if (!isWanted) running = running.then(once);
    isWanted = true;
  };
  const timer = setInterval(now, everyMs);
  timer.unref();
  return {
    now,
    async close() {
      clearInterval(timer);
      isClosed = true;
      await running;
    },
  };
}
