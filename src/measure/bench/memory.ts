/**
 * What a process holds that answers, and what of it has to be there, in; what it is a multiple of, out.
 *
 * How much memory this process holds when what it needs no more is given back.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../core/errors.ts";
import { type Figure, largePassageCount, mebibytes } from "./figures.ts";

export interface ServedMemory {
  /** Of the process, the model and the program included. */
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
    // Fewer are dwarfed by the program and the model, which are there for any number.
    target: passageCount >= largePassageCount ? { atMost: 2.5 } : null,
    detail: `${mebibytes(residentBytes)} resident with the model; vectors ${mebibytes(vectorBytes)}, texts ${mebibytes(textBytes)}`,
  };
}

export function overContent({ residentBytes, vectorBytes, textBytes }: ServedMemory): number {
  return residentBytes / (vectorBytes + textBytes);
}

/** What is let go of is given back to the system piece by piece: when it stays as it is for so long, that is over. */
const settlingMs = 100;
const quietRounds = 3;
const noticeableBytes = 2 ** 18;

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
