/**
 * Writes the progress of an index build to a stream. A terminal gets one line that is redrawn, with the rate and the
 * remaining time; other streams get a line at every quarter.
 */
import type { ProgressStream } from "../embedding/model-progress.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";

const redrawEveryMs = 100;
/** Known texts pass at once, so only the recent rate predicts the remaining time. */
const rateOverMs = 10_000;

interface Mark {
  readonly atMs: number;
  readonly doneCount: number;
}

export interface BuildProgress {
  report(progress: EmbedProgress): void;
  end(): void;
}

export function createBuildProgress(stream: ProgressStream): BuildProgress {
  let marks: readonly Mark[] = [{ atMs: performance.now(), doneCount: 0 }];
  let drawnMs = -Infinity;
  let quarter = -1;
  return {
    report({ doneCount, totalCount }) {
      const nowMs = performance.now();
      const isLast = doneCount === totalCount;
      const percent = Math.floor((100 * doneCount) / totalCount);
      if (stream.isTTY === true) {
        if (!isLast && nowMs - drawnMs < redrawEveryMs) return;
        drawnMs = nowMs;
        marks = [
          ...marks.filter(({ atMs }) => nowMs - atMs < rateOverMs),
          { atMs: nowMs, doneCount },
        ];
        const rate = rateOf(marks);
        const left = isLast ? "0 s" : formatDuration((totalCount - doneCount) / rate);
        stream.write(
          `\r${percent}% ${doneCount}/${totalCount} · indexing · ${Math.round(rate)}/s · ${left} left\u001b[K`,
        );
      } else if (Math.floor(percent / 25) > quarter) {
        quarter = Math.floor(percent / 25);
        stream.write(`${percent}% ${doneCount}/${totalCount} · indexing\n`);
      }
    },
    end() {
      if (stream.isTTY === true && drawnMs > -Infinity) stream.write("\n");
    },
  };
}

/** Texts per second; 1 while unknown. */
function rateOf(marks: readonly Mark[]): number {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return 1;
  const rate = ((last.doneCount - first.doneCount) / (last.atMs - first.atMs)) * 1000;
  return Number.isFinite(rate) && rate > 0 ? rate : 1;
}

function formatDuration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
