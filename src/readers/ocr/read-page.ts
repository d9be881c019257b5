/**
 * Recognises the lines of one page. A page that lies on its side or upside down is turned first: only upright lines
 * are read with confidence. A slight slant is measured and taken out of the lines' places.
 */
import { inkOf } from "../pages/page.ts";
import { correctText } from "./correct-text.ts";
import { detectLines } from "./detect.ts";
import type { Models } from "./models.ts";
import { type Box, cutOut, maxSidePixels, type Raster, toJpeg, turned } from "./raster.ts";
import { type ReadCharacter, readLine } from "./read-line.ts";
import {
  isUncertain,
  mostUncertainLines,
  type RecognisedLine,
  type RecognisedPage,
} from "./recognised.ts";

/** Of a page's longer side: A4 in points. */
const pageLength = 842;
/** Lines of a seal or a picture, read as any characters. A line of the text has more even on a bad photo. */
const leastConfidence = 0.5;
/** A single character above this ratio of height to width stands beside the text, turned. */
const uprightRatio = 3;
/** Lines with which it is found out how a page lies: the widest ones. */
const triedLines = 6;
/** Upright lines are read with more, those upside down with less. */
const surelyUpright = 0.85;

interface Laid {
  readonly raster: Raster;
  readonly boxes: readonly Box[];
}

export async function recognisePage(
  models: Models,
  raster: Raster,
  number: number,
): Promise<RecognisedPage> {
  const { raster: upright, boxes } = await layUpright(models, raster);
  const slant = slantOf(boxes);
  const scale = pageLength / Math.max(upright.width, upright.height);
  const lines: { readonly line: RecognisedLine; readonly box: Box }[] = [];
  for (const box of boxes) {
    if (box.height > uprightRatio * box.width) continue;
    const read = await readLine(models, upright, box);
    const line = lineOf(read, box, { slant, scale, isRed: isRed(upright, box) });
    if (line !== null && line.confidence >= leastConfidence) lines.push({ line, box });
  }
  return {
    number,
    height: upright.height * scale,
    lines: lines.map(({ line }) => line),
    pictures: await picturesOf(upright, lines),
  };
}

async function layUpright(models: Models, raster: Raster): Promise<Laid> {
  const asSent: Laid = { raster, boxes: await detectLines(models, raster) };
  const isOnSide =
    areaOf(asSent.boxes.filter(({ width, height }) => height > width)) * 2 > areaOf(asSent.boxes);
  const [first, second] = isOnSide ? [90, 270] : [0, 180];
  const lie = async (degrees: number): Promise<Laid> => {
    if (degrees === 0) return asSent;
    const other = await turned(raster, degrees);
    return { raster: other, boxes: await detectLines(models, other) };
  };
  const one = await lie(first);
  const confidence = await tryLines(models, one);
  if (confidence >= surelyUpright) return one;
  const other = await lie(second);
  return (await tryLines(models, other)) > confidence ? other : one;
}

function areaOf(boxes: readonly Box[]): number {
  return boxes.reduce((sum, { width, height }) => sum + width * height, 0);
}

async function tryLines(models: Models, { raster, boxes }: Laid): Promise<number> {
  const tried = boxes.toSorted((a, b) => b.width - a.width).slice(0, triedLines);
  const confidences: number[] = [];
  for (const box of tried) confidences.push(confidenceOf(await readLine(models, raster, box)));
  return meanOf(confidences);
}

function confidenceOf(read: readonly ReadCharacter[]): number {
  return meanOf(read.map(({ probability }) => probability));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The median of the angles, by width: short boxes may lie anyhow. */
function slantOf(boxes: readonly Box[]): number {
  const sorted = boxes.toSorted((a, b) => a.angle - b.angle);
  const half = sorted.reduce((sum, { width }) => sum + width, 0) / 2;
  let sum = 0;
  for (const { angle, width } of sorted) {
    sum += width;
    if (sum >= half) return angle;
  }
  return 0;
}

interface Placing {
  readonly slant: number;
  readonly scale: number;
  readonly isRed: boolean;
}

/** Pixels; enough to see the ink. */
const inkHeight = 12;
/** Of 255, in the darkest of the three channels: paper is lighter, also in a shadow. */
const lightestInk = 150;
const leastRedShare = 0.5;

function isRed(raster: Raster, box: Box): boolean {
  const { pixels } = cutOut(raster, box, inkHeight);
  let [red, all] = [0, 0];
  for (let at = 0; at < pixels.length; at += 3) {
    const [r = 255, g = 255, b = 255] = pixels.subarray(at, at + 3);
    if (Math.min(r, g, b) > lightestInk) continue;
    all += 1;
    if (inkOf([r, g, b], 1) === "red") red += 1;
  }
  return red > leastRedShare * all;
}

function lineOf(
  read: readonly ReadCharacter[],
  { centreX, centreY, width, height }: Box,
  { slant, scale, isRed: isRedLine }: Placing,
): RecognisedLine | null {
  if (read.length === 0) return null;
  const text = correctText(read.map(({ character }) => character).join(""));
  const x = centreX * Math.cos(slant) + centreY * Math.sin(slant);
  const y = centreY * Math.cos(slant) - centreX * Math.sin(slant);
  return {
    text,
    centres: read.map(({ at }) => at),
    confidence: confidenceOf(read),
    weakest: Math.min(...read.map(({ probability }) => probability)),
    isRed: isRedLine,
    left: (x - width / 2) * scale,
    right: (x + width / 2) * scale,
    middle: y * scale,
    height: height * scale,
  };
}

/** Pixels; enough to read it on a telephone. */
const pictureHeight = 72;
/** Around the line, in its heights, so that it is seen where it stands. */
const pictureMargin = 0.3;
const widestPicture = maxSidePixels;

async function picturesOf(
  raster: Raster,
  read: readonly { readonly line: RecognisedLine; readonly box: Box }[],
): Promise<ReadonlyMap<number, Uint8Array>> {
  const worst = read
    .map(({ line, box }, index) => ({ index, line, box }))
    .filter(({ line }) => isUncertain(line))
    .toSorted((one, other) => one.line.weakest - other.line.weakest)
    .slice(0, mostUncertainLines);
  const pictures = new Map<number, Uint8Array>();
  for (const { index, box } of worst.toSorted((one, other) => one.index - other.index)) {
    const margin = 2 * pictureMargin * box.height;
    const wider = { ...box, width: box.width + margin, height: box.height + margin };
    const height = Math.min(pictureHeight, Math.ceil((widestPicture * wider.height) / wider.width));
    pictures.set(index, await toJpeg(cutOut(raster, wider, height)));
  }
  return pictures;
}
