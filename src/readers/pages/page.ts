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
  /** How much of the page pictures cover that have no text of their own; 1 for all of it. */
  readonly pictureShare?: number;
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
