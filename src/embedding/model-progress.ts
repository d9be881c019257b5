/**
 * Shows the progress of a download on a stream (stderr): a terminal gets one line that is rewritten, a log gets a line
 * at every quarter.
 */
import type { ModelProgress } from "./model-spec.ts";

export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressLine {
  report(progress: ModelProgress): void;
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
    report(progress) {
      const key = keyOf(progress);
      if (shownKey !== null && key !== shownKey) stream.write("\n");
      // A line that wraps cannot be rewritten.
      const text = formatProgress(progress).slice(0, (stream.columns ?? 80) - 1);
      if (key === shownKey && text === shownText) return;
      stream.write(`\r${text}\u001b[K`);
      [shownKey, shownText] = [key, text];
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
    report(progress) {
      const quarter = Math.floor((percentOf(progress) ?? 0) / 25);
      if (keyOf(progress) === shownKey && quarter <= shownQuarter) return;
      stream.write(`${formatProgress(progress)}\n`);
      [shownKey, shownQuarter] = [keyOf(progress), quarter];
    },
    end() {
      shownKey = null;
    },
  };
}

function keyOf({ source, file }: ModelProgress): string {
  return JSON.stringify([source, file]);
}

/** Rounded down, so that 100 % always means a complete file. */
function percentOf({ receivedBytes, totalBytes }: ModelProgress): number | null {
  if (totalBytes === null) return null;
  return totalBytes === 0 ? 100 : Math.floor((receivedBytes / totalBytes) * 100);
}

/** The numbers come first, because a narrow terminal cuts off the end of the line. */
function formatProgress(progress: ModelProgress): string {
  const { source, file, receivedBytes, totalBytes } = progress;
  const percent = percentOf(progress);
  const [unit, unitBytes] = (totalBytes ?? receivedBytes) < 1e6 ? ["kB", 1e3] : ["MB", 1e6];
  const amount = (bytes: number) => (bytes / unitBytes).toFixed(1);
  const share = percent === null ? "" : `${percent}% `;
  const total = totalBytes === null ? "" : `/${amount(totalBytes)}`;
  const origin = source.includes(file) ? source : `${file} · ${source}`;
  return `${share}${amount(receivedBytes)}${total} ${unit} · ${origin}`;
}
