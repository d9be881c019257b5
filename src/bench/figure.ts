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

export function markdownTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, unit = "", target, detail }) =>
    [what, `${value.toFixed(2)}${unit}`, targetOf(target), detail].join(" | "),
  );
  return ["what | measured | target | of", "--- | --- | --- | ---", ...rows]
    .map((row) => `| ${row} |`)
    .join("\n");
}

function targetOf(target: Figure["target"]): string {
  if (target === null) return "";
  return "atMost" in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}
