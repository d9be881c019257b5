/** What a reader of pages (PDF, OFD) extracts, before lines and paragraphs are made of it. */

/** In points, from the top left corner of the page as displayed. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Absent for any other ink, and where a format does not tell. */
  readonly ink?: Ink;
}

/** `faint` is what a watermark is printed in: light, and neither white nor coloured strongly. */
export type Ink = "faint" | "red";

/** A line that is drawn, or the edge of a box: upright or level. In points, as for pieces. */
export interface Rule {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Page {
  readonly number: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Absent where a format has none. */
  readonly rules?: readonly Rule[];
}

/** Share of black in a watermark's colour, its transparency included. White text stands on a dark ground. */
const faintness = { from: 0.01, to: 0.32 } as const;
const leastRed = { red: 150, more: 80 } as const;

/** @param rgb 0 to 255 each; `alpha` 0 to 1 */
export function inkOf(rgb: readonly [number, number, number], alpha: number): Ink | undefined {
  const [red, green, blue] = rgb;
  const luminance = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  const darkness = alpha * (1 - luminance);
  if (darkness >= faintness.from && darkness <= faintness.to) return "faint";
  const isRed = red >= leastRed.red && red - Math.max(green, blue) >= leastRed.more;
  return isRed ? "red" : undefined;
}

/** The size that half of the characters do not exceed: that of the body's text. */
export function usualSize(
  texts: readonly { readonly text: string; readonly size: number }[],
): number {
  const sizes = texts.flatMap(({ text, size }) => Array.from(text, () => size));
  return sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
}

export type Matrix = readonly [number, number, number, number, number, number];

export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** Missing numbers become NaN. */
export function matrixOf(numbers: readonly number[]): Matrix {
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN] = numbers;
  return [a, b, c, d, e, f];
}

export function move(m: Matrix, x: number, y: number): readonly [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** In points. A line of a table is thinner; a wider one is a box with edges. */
const thickestRule = 3;
const shortestRule = 4;
const mostSlanted = 1;

export type Point = readonly [number, number];

/** The rules among the stretches that a path draws. */
export function rulesAlong(points: readonly Point[]): Rule[] {
  return points.slice(1).flatMap((point, index) => ruleBetween(points[index] ?? point, point));
}

/** The rule that a filled shape is, if it is as thin as one. */
export function ruleFilling(points: readonly Point[]): Rule[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const rule = { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) };
  const isThin = Math.min(rule.right - rule.left, rule.bottom - rule.top) <= thickestRule;
  return isThin && isLong(rule) ? [rule] : [];
}

function ruleBetween([x, y]: Point, [toX, toY]: Point): Rule[] {
  const rule = {
    left: Math.min(x, toX),
    right: Math.max(x, toX),
    top: Math.min(y, toY),
    bottom: Math.max(y, toY),
  };
  const isStraight = Math.min(rule.right - rule.left, rule.bottom - rule.top) <= mostSlanted;
  return isStraight && isLong(rule) ? [rule] : [];
}

function isLong({ left, right, top, bottom }: Rule): boolean {
  return Math.max(right - left, bottom - top) >= shortestRule;
}

/** Without spreading, which fails for very long paths. */
function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
