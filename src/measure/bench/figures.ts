/**
 * The figures of the benchmarks: timing, quantiles, evenly spaced samples, and the Markdown table; the resident memory of
 * this process after garbage collection, beside the bytes of vectors and texts.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../core/errors.ts";

export interface Figure {
  readonly what: string;
  /** A ratio, or a share, unless `unit` says otherwise. */
  readonly value: number;
  readonly unit?: string;
  /** Null where no target is set for this corpus. */
  readonly target: { readonly atMost: number } | { readonly atLeast: number } | null;
  /** The numbers behind the value, and their spread. */
  readonly detail: string;
}

/** Passages from which the targets for a large corpus apply. */
export const largePassageCount = 60_000;

export function markdownTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, unit = "", target, detail }) =>
    [what, `${readable(value)}${unit}`, targetOf(target), detail].join(" | "),
  );
  return ["what | measured | target | of", "--- | --- | --- | ---", ...rows]
    .map((row) => `| ${row} |`)
    .join("\n");
}

/** Gives small values two significant digits: 0.0042 beside a target of 0.01. */
function readable(value: number): string {
  return Math.abs(value) < 0.1 && value !== 0 ? value.toPrecision(2) : value.toFixed(2);
}

function targetOf(target: Figure["target"]): string {
  if (target === null) return "";
  return "atMost" in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

export async function timedMs(run: () => Promise<unknown> | void): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}

/** @param share from 0 to 1. @returns NaN for an empty list */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Returns the interquartile range as text: `1.31 to 1.42`. */
export function spreadOf(values: readonly number[]): string {
  return `${quantile(values, 0.25).toFixed(2)} to ${quantile(values, 0.75).toFixed(2)}`;
}

/**
 * Returns the indices of items that are spread evenly over the list and whose sizes add up to about `wanted`; all
 * indices when `wanted` is the sum of all sizes or more.
 */
export function evenlySpaced(sizes: readonly number[], wanted: number): number[] {
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const share = Math.min(1, wanted / whole);
  const taken: number[] = [];
  let due = 0;
  let takenSize = 0;
  for (const [number, size] of sizes.entries()) {
    due += size * share;
    if (due - takenSize < size / 2) continue;
    taken.push(number);
    takenSize += size;
  }
  return taken;
}

/** Returns about `wantedCount` items, spread evenly over the list. */
export function someOf<T>(items: readonly T[], wantedCount: number): T[] {
  const numbers = evenlySpaced(
    items.map(() => 1),
    wantedCount,
  );
  return numbers.flatMap((number) => items.slice(number, number + 1));
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

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
