/**
 * Shows the progress of something on a stream (stderr): a terminal gets one line that is rewritten, a log gets a line at
 * every quarter.
 */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressState {
  /** What is in progress. Another key begins another line. */
  readonly key: string;
  /** Whole percent, 0 to 100; null where the total is unknown. */
  readonly percent: number | null;
  /** The numbers come first, because a narrow terminal cuts off the end of the line. */
  readonly text: string;
  /** Shown on a terminal only, such as the remaining time. */
  readonly details?: string;
}

interface ProgressLine {
  report(state: ProgressState): void;
  /** Ends the rewritten line, if there is one. Call it before anything else is written. */
  end(): void;
}

export function createProgressLine(stream: ProgressStream): ProgressLine {
  return stream.isTTY === true ? createRewriting(stream) : createQuarterly(stream);
}

function createRewriting(stream: ProgressStream): ProgressLine {
  let shownKey: string | null = null;
  let shownText = "";
  return {
    report({ key, text, details }) {
      if (shownKey !== null && key !== shownKey) stream.write("\n");
      const line = details === undefined ? text : `${text} · ${details}`;
      // A line that wraps cannot be rewritten.
      const cut = line.slice(0, (stream.columns ?? 80) - 1);
      if (key === shownKey && cut === shownText) return;
      stream.write(`\r${cut}\u001b[K`);
      [shownKey, shownText] = [key, cut];
    },
    end() {
      if (shownKey !== null) stream.write("\n");
      shownKey = null;
    },
  };
}

function createQuarterly(stream: ProgressStream): ProgressLine {
  let shownKey: string | null = null;
  let shownQuarter = 0;
  return {
    report({ key, percent, text }) {
      const quarter = Math.floor((percent ?? 0) / 25);
      if (key === shownKey && quarter <= shownQuarter) return;
      stream.write(`${text}\n`);
      [shownKey, shownQuarter] = [key, quarter];
    },
    end() {
      shownKey = null;
    },
  };
}
