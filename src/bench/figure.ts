/**
 * Measured figures in, the table that people read out.
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
