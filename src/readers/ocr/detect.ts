/**
 * Finds the lines of text on a picture. The model gives each pixel a probability that it lies in the core of a line;
 * pixels that hang together are a line, and its box is the smallest rectangle around them, widened to the letters'
 * full height.
 */
import { type Models, type Normalisation, run } from "./models.ts";
import { type Box, type Raster, resized } from "./raster.ts";

/** Of ImageNet; the model's authors trained with them, whatever the order of channels. */
const normalisation: Normalisation = {
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
};
/** The model halves a picture five times. */
const step = 32;
/** Small print of an A4 page, 9 pt, has 15 pixels a line then. More costs time without finding more. */
const maxSide = 1472;
/** The first two and the last as the model's authors use them. */
const leastProbability = 0.3;
const leastMean = 0.5;
const widening = 1.5;
/** In pixels of the picture as the model sees it. */
const leastSide = 3;

export async function detectLines({ detection }: Models, raster: Raster): Promise<Box[]> {
  const scale = Math.min(1, maxSide / Math.max(raster.width, raster.height));
  const width = toStep(raster.width * scale);
  const height = toStep(raster.height * scale);
  const { values } = await run(detection, await resized(raster, width, height), normalisation);
  const scaleX = raster.width / width;
  const scaleY = raster.height / height;
  return partsOf(values, width).flatMap(({ outline, mean }) => {
    if (mean < leastMean) return [];
    const box = smallestBox(outline.map(([x, y]) => [x * scaleX, y * scaleY]));
    if (Math.min(box.width / scaleX, box.height / scaleY) < leastSide) return [];
    const margin = (widening * box.width * box.height) / (box.width + box.height);
    return [{ ...box, width: box.width + margin, height: box.height + margin }];
  });
}

function toStep(pixels: number): number {
  return Math.max(step, Math.round(pixels / step) * step);
}

type Point = readonly [x: number, y: number];

interface Part {
  /** Corners of the first and last pixel of each row. */
  readonly outline: readonly Point[];
  readonly mean: number;
}

function partsOf(values: Float32Array, width: number): Part[] {
  const seen = new Uint8Array(values.length);
  const parts: Part[] = [];
  for (let start = 0; start < values.length; start += 1)
    if (isCore(values, seen, start)) parts.push(partFrom({ values, seen, width }, start));
  return parts;
}

function isCore(values: Float32Array, seen: Uint8Array, at: number): boolean {
  return seen[at] === 0 && (values[at] ?? 0) > leastProbability;
}

interface Field {
  readonly values: Float32Array;
  readonly seen: Uint8Array;
  readonly width: number;
}

function partFrom({ values, seen, width }: Field, start: number): Part {
  const rows = new Map<number, { from: number; to: number }>();
  let sum = 0;
  let count = 0;
  const waiting = [start];
  seen[start] = 1;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const y = Math.floor(at / width);
    const x = at - y * width;
    const row = rows.get(y) ?? { from: x, to: x };
    rows.set(y, { from: Math.min(row.from, x), to: Math.max(row.to, x) });
    sum += values[at] ?? 0;
    count += 1;
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) {
        const next = at + dy * width + dx;
        const isBeside = x + dx >= 0 && x + dx < width && next >= 0 && next < values.length;
        if (!isBeside || !isCore(values, seen, next)) continue;
        seen[next] = 1;
        waiting.push(next);
      }
  }
  const outline = [...rows].flatMap(([y, { from, to }]): Point[] => [
    [from, y],
    [from, y + 1],
    [to + 1, y],
    [to + 1, y + 1],
  ]);
  return { outline, mean: sum / count };
}

/** The rectangle of the smallest area; one of its sides lies on a side of the convex hull. */
function smallestBox(points: readonly Point[]): Box {
  const hull = hullOf(points);
  const boxes = hull.map(([x, y], index) => {
    const [nextX, nextY] = hull[(index + 1) % hull.length] ?? [x, y];
    return boxAt(hull, Math.atan2(nextY - y, nextX - x));
  });
  const [first, ...others] = boxes;
  if (first === undefined) throw new Error("A part of a picture has no pixels.");
  return others.reduce(
    (best, box) => (box.width * box.height < best.width * best.height ? box : best),
    first,
  );
}

function boxAt(hull: readonly Point[], direction: number): Box {
  // The same rectangle, with its width as near to level as it can be.
  const angle = direction - Math.round(direction / (Math.PI / 2)) * (Math.PI / 2);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const along = hull.map(([x, y]) => x * cos + y * sin);
  const across = hull.map(([x, y]) => y * cos - x * sin);
  const [left, right] = [Math.min(...along), Math.max(...along)];
  const [top, bottom] = [Math.min(...across), Math.max(...across)];
  const middleAlong = (left + right) / 2;
  const middleAcross = (top + bottom) / 2;
  return {
    centreX: middleAlong * cos - middleAcross * sin,
    centreY: middleAlong * sin + middleAcross * cos,
    width: right - left,
    height: bottom - top,
    angle,
  };
}

/** Andrew's monotone chain. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted(([x, y], [otherX, otherY]) => x - otherX || y - otherY);
  return [...halfHull(sorted), ...halfHull(sorted.toReversed())];
}

/** Without the last point, with which the other half begins. */
function halfHull(sorted: readonly Point[]): Point[] {
  const half: Point[] = [];
  for (const point of sorted) {
    while (half.length > 1 && !turnsLeft(half.at(-2), half.at(-1), point)) half.pop();
    half.push(point);
  }
  return half.slice(0, -1);
}

function turnsLeft(
  [x1, y1]: Point = [0, 0],
  [x2, y2]: Point = [0, 0],
  [x3, y3]: Point = [0, 0],
): boolean {
  return (x2 - x1) * (y3 - y1) - (y2 - y1) * (x3 - x1) > 0;
}
