/**
 * Progress events in, text for a person on a stream (stderr) out.
 * A terminal gets one line that rewrites itself; a log gets a line at every quarter.
 */
import type { ModelProgress } from "./model-spec.ts";

export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressLine {
  report(progress: ModelProgress): void;
  /** Ends the rewriting line, if one stands; to be called before anything else is written. */
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

/** Rounded down: 100 % is only said of a whole file. */
function percentOf({ receivedBytes, totalBytes }: ModelProgress): number | null {
  if (totalBytes === null) return null;
  return totalBytes === 0 ? 100 : Math.floor((receivedBytes / totalBytes) * 100);
}

/** The numbers first: on a narrow terminal the end of the line is cut off. */
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
