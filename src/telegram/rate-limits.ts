/**
 * Limits what one user or chat may ask. In any minute at most the limit passes; of the rest, one a minute is told so.
 */
export type RateVerdict = "pass" | "tell" | "drop";

export interface Limit {
  /** @param atMs when it was asked, by Telegram's clock: time spent waiting in the inbox does not count */
  take(who: string, atMs: number): RateVerdict;
}

export const windowMs = 60_000;
/** How many askers are remembered; the least recent is dropped first. */
const mostAskers = 10_000;

interface Asker {
  passedAtMs: readonly number[];
  toldAtMs: number;
}

export function createLimit(perMinute: number): Limit {
  const askers = new Map<string, Asker>();
  return {
    take(who, atMs) {
      const { passedAtMs, toldAtMs } = askers.get(who) ?? { passedAtMs: [], toldAtMs: -Infinity };
      const recent = passedAtMs.filter((passedMs) => Math.abs(atMs - passedMs) < windowMs);
      const passes = recent.length < perMinute;
      const isTold = !passes && Math.abs(atMs - toldAtMs) >= windowMs;
      askers.delete(who);
      askers.set(who, {
        passedAtMs: passes ? [...recent, atMs] : recent,
        toldAtMs: isTold ? atMs : toldAtMs,
      });
      dropOldest(askers);
      if (passes) return "pass";
      return isTold ? "tell" : "drop";
    },
  };
}

function dropOldest(askers: Map<string, Asker>): void {
  for (const who of askers.keys()) {
    if (askers.size <= mostAskers) return;
    askers.delete(who);
  }
}
