/** Measures the resident memory of this process after garbage collection, beside the bytes of vectors and texts. */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../core/errors.ts";
import { type Figure, largePassageCount, mebibytes } from "./figures.ts";

export interface ServedMemory {
  /** Of the whole process, including model and program. */
  readonly residentBytes: number;
  readonly passageCount: number;
  /** Of passages and sentences. */
  readonly vectorBytes: number;
  readonly textBytes: number;
}

export function memoryFigure(memory: ServedMemory): Figure {
  const { residentBytes, vectorBytes, textBytes, passageCount } = memory;
  return {
    what: "memory resident over the bytes of vectors and texts",
    value: overContent(memory),
    // In a smaller corpus the program and the model outweigh the content.
    target: passageCount >= largePassageCount ? { atMost: 2.5 } : null,
    detail: `${mebibytes(residentBytes)} resident with the model; vectors ${mebibytes(vectorBytes)}, texts ${mebibytes(textBytes)}`,
  };
}

export function overContent({ residentBytes, vectorBytes, textBytes }: ServedMemory): number {
  return residentBytes / (vectorBytes + textBytes);
}

/** Freed memory returns to the system gradually. It counts as settled after three rounds without a noticeable fall. */
const settlingMs = 100;
const quietRounds = 3;
const noticeableBytes = 2 ** 18;

/** @throws AppError `usage.invalid` without node's `--expose-gc`. */
export async function measureResidentBytes(): Promise<number> {
  const collect = globalThis.gc;
  if (collect === undefined)
    throw new AppError("usage.invalid", "Memory is measured by node --expose-gc only.");
  let leastBytes = Infinity;
  for (let quiet = 0; quiet < quietRounds; quiet++) {
    await collect({ type: "major", execution: "async", flavor: "last-resort" });
    await sleep(settlingMs);
    const bytes = process.memoryUsage.rss();
    if (bytes < leastBytes - noticeableBytes) quiet = 0;
    leastBytes = Math.min(leastBytes, bytes);
  }
  return leastBytes;
}
