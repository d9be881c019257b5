/**
 * Who asks and when in; whether that is within what one may ask a minute out.
 * Always holds: at most as many as the limit pass in any minute, and of those that do not, one a minute is told so.
 */
export type Passage = "pass" | "tell" | "drop";

export interface Limit {
  /** `atMs` is when it was asked, by the asker's clock or Telegram's: what waited long asks for no less. */
  take(who: string, atMs: number): Passage;
}

export const windowMs = 60_000;
/** The memory of who asks has room for so many; those that were not heard of for longest go first. */
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
