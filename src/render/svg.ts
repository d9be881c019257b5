/**
 * The elements of an SVG. Nothing is escaped: what is written is numbers, week names and units.
 */

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

/** Standing on the point, centred. */
export function svgText(text: string, { x, y }: Point, style: TextStyle): string {
  const weight = style.isBold === true ? 700 : 400;
  return `<text x="${x}" y="${y}" text-anchor="middle" font-size="${style.size}" font-weight="${weight}" fill="${style.fill}">${text}</text>`;
}

/** A tenth of a pixel is finer than anybody sees. */
export function tenths(lengthPx: number): number {
  return Math.round(lengthPx * 10) / 10;
}
