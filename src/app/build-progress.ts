/** The progress of an index build, as a line for a person: on a terminal with the rate and the remaining time. */
import { createProgressLine, type ProgressStream } from "../core/progress-line.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";

const redrawEveryMs = 100;
/** Vectors that are reused count as done at once; only the recent rate tells how long the rest takes. */
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
  const line = createProgressLine(stream);
  let marks: readonly Mark[] = [{ atMs: performance.now(), doneCount: 0 }];
  let drawnMs = -Infinity;
  return {
    report({ doneCount, totalCount }) {
      const nowMs = performance.now();
      const isLast = doneCount === totalCount;
      if (stream.isTTY === true && !isLast && nowMs - drawnMs < redrawEveryMs) return;
      drawnMs = nowMs;
      marks = [
        ...marks.filter(({ atMs }) => nowMs - atMs < rateOverMs),
        { atMs: nowMs, doneCount },
      ];
      const percent = Math.floor((100 * doneCount) / totalCount);
      const rate = textsPerSecond(marks);
      const left = isLast ? "0 s" : formatDuration((totalCount - doneCount) / rate);
      line.report({
        key: "build",
        percent,
        text: `${percent}% ${doneCount}/${totalCount} · indexing`,
        details: `${Math.round(rate)}/s · ${left} left`,
      });
    },
    end: () => line.end(),
  };
}

/** 1 while the rate is unknown. */
function textsPerSecond(marks: readonly Mark[]): number {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return 1;
  const rate = ((last.doneCount - first.doneCount) / (last.atMs - first.atMs)) * 1000;
  return Number.isFinite(rate) && rate > 0 ? rate : 1;
}

function formatDuration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
