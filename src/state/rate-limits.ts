/** Limits how often somebody may ask: in any window at most `most` requests pass, and one of the others is told so. */
import type { ChatId, UserId } from "../core/ids.ts";

export type RateVerdict = "pass" | "tell" | "drop";

export interface LimitedRequest {
  /** What is counted. Each limit counts by itself. */
  readonly limit: string;
  /** Whose requests are counted together. */
  readonly who:
    { readonly kind: "user"; readonly id: UserId } | { readonly kind: "chat"; readonly id: ChatId };
  readonly most: number;
  /** At most `limitLifetimeMs`. */
  readonly windowMs: number;
  /**
   * When it was asked, by the platform's clock, so that time spent waiting in the inbox does not count; null for now, by
   * the store's clock.
   */
  readonly atMs: number | null;
  /** The update that asks. Begun anew, it gets the same verdict and is not counted again. */
  readonly updateId: number;
  /** As how many it counts, from 1, the default. It passes if one would. */
  readonly count?: number;
}

export interface Limits {
  /** Counts a request if it passes. Requests need not come in the order of their times. */
  take(request: LimitedRequest): Promise<RateVerdict>;
}

/** How long counts are kept after the last request that was counted. */
export const limitLifetimeMs = 24 * 60 * 60 * 1000;

/** A request that was counted: number of the update, and time in milliseconds since 1970. */
type Counted = readonly [updateId: number, atMs: number];

/** What a store keeps for each limit and each `who`. */
export interface LimitCount {
  readonly passed: readonly Counted[];
  /** The last one that was told that it is too much. */
  readonly told: Counted | null;
}

/** The verdict on a request, and the count after it; null where the count does not change. */
export function judgeRequest(
  { passed, told }: LimitCount,
  { most, windowMs, updateId, atMs, count = 1 }: LimitedRequest & { readonly atMs: number },
): { readonly verdict: RateVerdict; readonly after: LimitCount | null } {
  if (passed.some(([id]) => id === updateId)) return { verdict: "pass", after: null };
  if (told?.[0] === updateId) return { verdict: "tell", after: null };
  const isRecent = ([, otherMs]: Counted) => Math.abs(atMs - otherMs) < windowMs;
  const recent = passed.filter(isRecent);
  if (recent.length < most) {
    const counted = Array.from({ length: count }, (): Counted => [updateId, atMs]);
    return { verdict: "pass", after: { passed: [...recent, ...counted], told } };
  }
  if (told !== null && isRecent(told)) return { verdict: "drop", after: null };
  return { verdict: "tell", after: { passed: recent, told: [updateId, atMs] } };
}
