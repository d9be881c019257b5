/**
 * How far something has come, told often and at any time, in; shown now and then, and not at all where it is soon done,
 * out.
 */
export interface Progress {
  /** @param share from 0 to 1 */
  readonly report: (share: number) => void;
  /** Resolves when nothing is being shown any more. */
  end(): Promise<void>;
}

export function followProgress(everyMs: number, show: (share: number) => Promise<void>): Progress {
  let share: number | null = null;
  let shown: number | null = null;
  let showing: Promise<void> | null = null;
  const showNow = () => {
    if (share === null || share === shown || showing !== null) return;
    shown = share;
    // What comes of it is told in any case.
    showing = show(share)
      .catch(() => undefined)
      .finally(() => void (showing = null));
  };
  const timer = setInterval(showNow, everyMs);
  return {
    report: (now) => void (share = now),
    async end() {
      clearInterval(timer);
      await showing;
    },
  };
}
