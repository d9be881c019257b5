/**
 * Finds the gutter between the two columns of a page. A table has such gaps too, but its cells seldom fill their
 * width, and lines of text do.
 */

/** A run of text without a wide gap. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** From left to right. */
export type Row = readonly Segment[];

const fewestInColumn = 6;
/** Largest share of segments across both columns: titles and heads. */
const mostAcross = 0.3;
/** Least ratio of a column's median segment width to its widest. */
const leastFill = 0.75;
/** Range of the gutter, as shares of the text's width: columns are about equally wide. */
const middle = { from: 0.4, to: 0.6 } as const;

/** The left edge of the right column; null on a page of one column. */
export function findGutter(rows: readonly Row[]): number | null {
  const segments = rows.flat();
  const left = Math.min(...segments.map((segment) => segment.left));
  const right = Math.max(...segments.map((segment) => segment.right));
  const from = left + middle.from * (right - left);
  const to = left + middle.to * (right - left);
  const candidates = segments.map((segment) => segment.left).filter((at) => at > from && at < to);
  const fit = candidates
    .map((at) => ({ at, ...count(segments, at) }))
    .filter(({ isFit }) => isFit)
    .toSorted((a, b) => a.across - b.across || a.at - b.at)[0];
  return fit?.at ?? null;
}

function count(
  segments: readonly Segment[],
  at: number,
): { readonly across: number; readonly isFit: boolean } {
  const before = segments.filter((segment) => segment.right <= at);
  const behind = segments.filter((segment) => segment.left >= at);
  const across = segments.length - before.length - behind.length;
  const isFit =
    before.length >= fewestInColumn &&
    behind.length >= fewestInColumn &&
    across <= mostAcross * segments.length &&
    fillOf(before) >= leastFill &&
    fillOf(behind) >= leastFill;
  return { across, isFit };
}

function fillOf(segments: readonly Segment[]): number {
  const widths = segments.map(({ left, right }) => right - left).toSorted((a, b) => a - b);
  const widest = widths.at(-1) ?? 0;
  return widest === 0 ? 0 : (widths[Math.floor(widths.length / 2)] ?? 0) / widest;
}
