/** All delays and timeouts of the contact with Telegram, in one place so that tests can shorten them. */
export interface Timing {
  /** A hanging call delays its chat for so long. */
  readonly callTimeoutMs: number;
  /** Between the tries of one call. After the last one the update is put back. */
  readonly callDelaysMs: readonly number[];
  /** A longer delay that Telegram asks for is not waited for within the call. */
  readonly longestCallDelayMs: number;
  /** Of a chat whose update was put back. */
  readonly againMs: Span;
  /** Before updates are polled again after a failure. */
  readonly pollAgainMs: Span;
  /** Before updates are polled again while another process polls for the same bot. */
  readonly conflictMs: number;
  /** Between two looks whether Telegram can deliver to the webhook. */
  readonly webhookCheckedEveryMs: number;
  /** Between two looks whether the disk has room. */
  readonly diskCheckedEveryMs: number;
  /** Between two looks, where several processes share the inbox, for updates that none of them has. */
  readonly inboxCheckedEveryMs: number;
  /** Without a successful call for so long, Telegram counts as out of reach: a long poll lasts 30 seconds. */
  readonly contactWithinMs: number;
  /** Enough for a file of 20 MB on a slow line. */
  readonly downloadTimeoutMs: number;
  /** Between two updates of a progress message. */
  readonly progressEveryMs: number;
  /** How long a comment that finds nothing waits for the forward that it may belong to. */
  readonly commentWaitMs: number;
  /**
   * For how long a button that posted something posts it no second time. Long enough for all who read an answer when it
   * comes; whoever comes back later would look for it far above.
   */
  readonly postAgainMs: number;
  /** For how long it is taken to be there without a look: who presses many times does so at once. */
  readonly surelyThereMs: number;
  /** The same as `postAgainMs`, of what is shown to one member alone, which an app may lose. */
  readonly showAgainMs: number;
  /** How long a stop waits for the answers in progress. */
  readonly stopWithinMs: number;
}

interface Span {
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
  webhookCheckedEveryMs: 60_000,
  diskCheckedEveryMs: 1_000,
  inboxCheckedEveryMs: 1_000,
  contactWithinMs: 90_000,
  downloadTimeoutMs: 120_000,
  progressEveryMs: 5_000,
  commentWaitMs: 1_000,
  postAgainMs: 10 * 60_000,
  surelyThereMs: 5_000,
  showAgainMs: 20_000,
  // Docker, like others, kills a process ten seconds after it asked it to stop.
  stopWithinMs: 8_000,
};

/** Doubles with each try, with jitter, so that waiting chats do not come back all at once. */
export function backoffMs({ first, longest }: Span, tries: number): number {
  return jittered(Math.min(longest, first * 2 ** tries));
}

/** A random duration between half of `ms` and `ms`. */
export function jittered(ms: number): number {
  return ms * (0.5 + Math.random() / 2);
}
