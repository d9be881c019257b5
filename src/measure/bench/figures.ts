/**
 * Measured figures in, the table that people read out.
 *
 * Work in, how long it took out; times in, their quantiles and ratios out.
 */
export interface Figure {
  readonly what: string;
  /** A ratio, or a share, unless `unit` says otherwise. */
  readonly value: number;
  readonly unit?: string;
  /** What it should be; null where none is set for this corpus. */
  readonly target: { readonly atMost: number } | { readonly atLeast: number } | null;
  /** What it was made of, and how far it spread. */
  readonly detail: string;
}

/** From so many passages on, what is wanted of a large corpus is wanted. */
export const largePassageCount = 60_000;

export function markdownTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, unit = "", target, detail }) =>
    [what, `${readable(value)}${unit}`, targetOf(target), detail].join(" | "),
  );
  return ["what | measured | target | of", "--- | --- | --- | ---", ...rows]
    .map((row) => `| ${row} |`)
    .join("\n");
}

/** Two digits at least of what is small: 0.0042 beside a target of 0.01. */
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

/** @param share from 0 to 1; NaN of nothing */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The middle half of them, as a text: 1.31 to 1.42. */
export function spreadOf(values: readonly number[]): string {
  return `${quantile(values, 0.25).toFixed(2)} to ${quantile(values, 0.75).toFixed(2)}`;
}

/**
 * Sizes of things in a row, and how much of them is wanted together; numbers of things that lie evenly among them and
 * have about so much, out. As much as there is of all gives all.
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

/** Of things of one size. */
export function someOf<T>(items: readonly T[], wantedCount: number): T[] {
  const numbers = evenlySpaced(
    items.map(() => 1),
    wantedCount,
  );
  return numbers.flatMap((number) => items.slice(number, number + 1));
}

/** A number of bytes in, what a table says of it out. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
