/**
 * The stand-in's time. It stands still until a test advances it, so nothing depends on how fast a
 * machine is.
 */

export interface Clock {
  nowMs(): number;
  /** Unix time, as dates of messages are given. */
  nowSeconds(): number;
  advance(seconds: number): void;
}

const startMs = 1_700_000_000_000;

export function createClock(): Clock {
  let now = startMs;
  return {
    nowMs: () => now,
    nowSeconds: () => Math.floor(now / 1000),
    advance(seconds) {
      if (seconds < 0) throw new Error("The clock goes forwards only.");
      now += seconds * 1000;
    },
  };
}
