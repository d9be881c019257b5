/**
 * A limit on waiting, re-armed at every sign of life.
 * In: how long to wait and what it means when nothing comes. Out: a signal that aborts with that
 * meaning as its reason, or with the caller's own when the caller gives up first.
 */

export interface Watchdog {
  readonly signal: AbortSignal;
  /** Forgets the limit so far; the new one starts now. */
  expectWithin(limitMs: number, failure: string): void;
  /** Must be called at the end: a timer that is left running keeps the process alive. */
  stop(): void;
}

export function createWatchdog(parent: AbortSignal | undefined): Watchdog {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: parent === undefined ? controller.signal : AbortSignal.any([parent, controller.signal]),
    expectWithin(limitMs, failure) {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(new Error(failure)), limitMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
