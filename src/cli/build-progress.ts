/**
 * How far an index build has come in, text for a person on a stream out.
 * A terminal gets one line that rewrites itself, with the remaining time; a log gets a line at every quarter.
 */
import type { ProgressStream } from "../embed/model-progress.ts";
import type { EmbedProgress } from "../store/vectors.ts";

const redrawEveryMs = 100;

export interface BuildProgress {
  report(progress: EmbedProgress): void;
  end(): void;
}

export function createBuildProgress(stream: ProgressStream): BuildProgress {
  const startedMs = performance.now();
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
        const leftSeconds = Math.ceil(
          (((nowMs - startedMs) / doneCount) * (totalCount - doneCount)) / 1000,
        );
        stream.write(
          `\r${percent}% ${doneCount}/${totalCount} · indexing · ${leftSeconds} s left\u001b[K`,
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
