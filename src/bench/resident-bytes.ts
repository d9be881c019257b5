/**
 * How much memory this process holds when what it needs no more is given back.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../core/errors.ts";

/** What is let go of is given back to the system piece by piece: when it stays as it is for so long, that is over. */
const settlingMs = 100;
const quietRounds = 3;
const noticeableBytes = 2 ** 18;

export async function residentBytes(): Promise<number> {
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
