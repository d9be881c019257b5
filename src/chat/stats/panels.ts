/**
 * The three panels of the chart, each drawn between two heights, as elements of SVG. Bars begin at zero and are
 * proportional, except those that would be too thin to see. Nothing is escaped: the text is numbers, week names and
 * units.
 */
import type { WeekStatistics } from "../../core/usage.ts";

export interface Column {
  readonly week: WeekStatistics;
  readonly left: number;
  readonly width: number;
  readonly centre: number;
}

interface Panel {
  readonly top: number;
  readonly bottom: number;
}

export const textColour = "#1f2933";
/** The colours of the squares in the legend. */
const colours = {
  answered: "#34a853",
  related: "#fbc02d",
  refused: "#e5484d",
  up: "#3b82f6",
  down: "#a35ddb",
  median: "#374151",
  nothing: "#9aa5b1",
} as const;

/** So that one question is visible beside five thousand. */
const minBarHeightPx = 5;
const maxBarWidthPx = 160;
const smallLabelPx = 28;

/** From below: answered, related, refused. */
export function questionBars(columns: readonly Column[], { top, bottom }: Panel): string[] {
  const counts = columns.map(({ week }) => week.questions);
  const heightOf = scale(counts, bottom - top);
  return columns.flatMap((column) => {
    const { questions, answered, related, refused } = column.week;
    const parts = [
      [answered, colours.answered],
      [related, colours.related],
      [refused, colours.refused],
    ] as const;
    let y = bottom;
    const stack = parts.flatMap(([count, fill]) => {
      if (count === 0) return [];
      y = tenths(y - heightOf(count));
      return [bar(column, { y, height: heightOf(count), fill })];
    });
    const fill = questions === 0 ? colours.nothing : textColour;
    const at = { x: column.centre, y: y - 14 };
    return [...stack, svgText(short(questions), at, { size: 36, fill, isBold: true })];
  });
}

/** Votes for an answer above the middle, against it below. */
export function voteBars(columns: readonly Column[], { top, bottom }: Panel): string[] {
  const middle = (top + bottom) / 2;
  const counts = columns.flatMap(({ week }) => [week.upVotes, week.downVotes]);
  const heightOf = scale(counts, middle - top);
  return columns.flatMap((column) => {
    const { upVotes, downVotes } = column.week;
    const [up, down] = [heightOf(upVotes), heightOf(downVotes)];
    const label = (text: string, y: number, fill: string) =>
      svgText(text, { x: column.centre, y }, { size: smallLabelPx, fill });
    const above = [
      bar(column, { y: middle - 1 - up, height: up, fill: colours.up }),
      label(`+${short(upVotes)}`, middle - up - 10, colours.up),
    ];
    const below = [
      bar(column, { y: middle + 1, height: down, fill: colours.down }),
      label(`−${short(downVotes)}`, middle + down + 30, colours.down),
    ];
    return [...(up > 0 ? above : []), ...(down > 0 ? below : [])];
  });
}

/** Interrupted at a week without questions. */
export function medianLine(columns: readonly Column[], { top, bottom }: Panel): string[] {
  const medians = columns.map(({ week }) => week.medianTookMs ?? 0);
  const heightOf = scale(medians, bottom - top);
  const points = columns.map(({ week: { medianTookMs }, centre }) =>
    medianTookMs === null ? null : { x: centre, y: bottom - heightOf(medianTookMs), medianTookMs },
  );
  return points.flatMap((point, n) => {
    if (point === null) return [];
    const before = points[n - 1] ?? null;
    const label = { x: point.x, y: point.y - 20 };
    return [
      ...(before === null ? [] : [svgLine(before, point, colours.median)]),
      svgDot(point, colours.median),
      svgText(duration(point.medianTookMs), label, { size: smallLabelPx, fill: colours.median }),
    ];
  });
}

interface BarExtent {
  readonly y: number;
  readonly height: number;
  readonly fill: string;
}

function bar({ centre, width: room }: Column, { y, height, fill }: BarExtent): string {
  const width = tenths(Math.min(maxBarWidthPx, 0.68 * room));
  return svgRect({ x: tenths(centre - width / 2), y, width, height }, fill);
}

function scale(values: readonly number[], maxHeightPx: number): (value: number) => number {
  const max = Math.max(...values);
  return (value) => (value > 0 ? Math.max(minBarHeightPx, tenths((value / max) * maxHeightPx)) : 0);
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

/** A column has room for about five digits. */
function short(count: number): string {
  return count < 10_000 ? String(count) : compact.format(count);
}

function duration(tookMs: number): string {
  const wholeMs = Math.round(tookMs);
  return wholeMs < 10_000 ? `${wholeMs} ms` : `${short(Math.round(wholeMs / 1000))} s`;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly isBold?: boolean;
}

export function svgRect({ x, y, width, height }: Box, fill: string, radius = 0): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
}

export function svgLine(from: Point, to: Point, stroke: string): string {
  return `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${stroke}" stroke-width="5"/>`;
}

export function svgDot({ x, y }: Point, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="9" fill="${fill}"/>`;
}

/** Centred above the point. */
export function svgText(text: string, { x, y }: Point, style: TextStyle): string {
  const weight = style.isBold === true ? 700 : 400;
  return `<text x="${x}" y="${y}" text-anchor="middle" font-size="${style.size}" font-weight="${weight}" fill="${style.fill}">${text}</text>`;
}

/** To a tenth of a pixel, which is finer than anybody sees. */
export function tenths(lengthPx: number): number {
  return Math.round(lengthPx * 10) / 10;
}
