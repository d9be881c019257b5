/**
 * A quote in, its block with the bar at the left out. An expandable one of more than three lines is folded, as
 * clients show it until it is tapped.
 */
import { messageText } from "./look.ts";
import { columnOf, linesOf } from "./lines.ts";
import type { RichText } from "./rich-text.ts";
import { element, placed, type Drawn, type Spot } from "./svg.ts";

export interface QuoteOptions {
  readonly widthPx: number;
  readonly color: string;
  readonly isExpandable: boolean;
  /** Whether the reader has tapped it. */
  readonly isUnfolded: boolean;
}

const foldedLines = 3;
const [leftPx, rightPx, paddingPx] = [11, 20, 3];
const barPx = 3;
const marks =
  "M0 0h4v4.4q0 2.6-3 3.6l-.6-1.2q1.6-.6 1.8-2.4H0zM5.5 0h4v4.4q0 2.6-3 3.6l-.6-1.2q1.6-.6 1.8-2.4H5.5z";

export function drawQuote(rich: RichText, options: QuoteOptions): Drawn {
  const { widthPx, color, isExpandable, isUnfolded } = options;
  const all = linesOf(rich, messageText, widthPx - leftPx - rightPx);
  const isFoldable = isExpandable && all.length > foldedLines;
  const column = columnOf(isFoldable && !isUnfolded ? all.slice(0, foldedLines) : all, messageText);
  const heightPx = column.heightPx + 2 * paddingPx;
  const svg = [
    element("rect", { width: widthPx, height: heightPx, rx: 4, fill: color, opacity: 0.1 }),
    element("rect", { width: barPx, height: heightPx, rx: 1.5, fill: color }),
    placed({ svg: element("path", { d: marks, fill: color }) }, { xPx: widthPx - 17, yPx: 6 }),
    placed(column, { xPx: leftPx, yPx: paddingPx }),
    ...(isFoldable ? [drawArrow(options, { xPx: widthPx - 16, yPx: heightPx - 11 })] : []),
  ];
  return { widthPx, heightPx, svg: svg.join("\n") };
}

function drawArrow({ color, isUnfolded }: QuoteOptions, spot: Spot): string {
  const d = isUnfolded ? "M0 4l4-4 4 4" : "M0 0l4 4 4-4";
  return placed(
    { svg: element("path", { d, fill: "none", stroke: color, "stroke-width": 1.6 }) },
    spot,
  );
}
