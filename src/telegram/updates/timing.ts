/**
 * How long is waited for Telegram, in one place, so that tests need not wait as long.
 */
export interface Timing {
  /** A call that hangs holds up its chat for so long. */
  readonly callTimeoutMs: number;
  /** Between the tries of one call. After the last the update is put back, and its chat waits. */
  readonly callDelaysMs: readonly number[];
  /** What Telegram asks to wait for is waited for in the call up to this long. */
  readonly longestCallDelayMs: number;
  /** First and longest wait of a chat whose update was put back. */
  readonly againMs: Span;
  /** First and longest wait before Telegram is asked for updates again. */
  readonly pollAgainMs: Span;
  /** Before updates are fetched again while another process fetches them. */
  readonly conflictMs: number;
  /** A file of 20 MB on a slow line. */
  readonly downloadTimeoutMs: number;
  /** Between two edits that tell how far something has come. */
  readonly progressEveryMs: number;
  /** How long answers that are on their way may take once the bot is to stop. */
  readonly stopWithinMs: number;
}

export interface Span {
  readonly first: number;
  readonly longest: number;
}

export const usualTiming: Timing = {
  callTimeoutMs: 20_000,
  callDelaysMs: [500, 2_000],
  longestCallDelayMs: 3_000,
  againMs: { first: 4_000, longest: 60_000 },
  pollAgainMs: { first: 1_000, longest: 30_000 },
  conflictMs: 15_000,
  downloadTimeoutMs: 120_000,
  progressEveryMs: 5_000,
  // Whoever stops a process kills it after ten seconds: Docker does.
  stopWithinMs: 8_000,
};

/** Doubled with each try. Half of it is left to chance, lest all who wait come back at once. */
export function backoffMs({ first, longest }: Span, tries: number): number {
  return jittered(Math.min(longest, first * 2 ** tries));
}

/** From half of it to the whole. */
export function jittered(ms: number): number {
  return ms * (0.5 + Math.random() / 2);
}
