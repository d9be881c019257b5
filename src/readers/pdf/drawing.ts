/**
 * Follows what a page of a PDF draws, as far as its text depends on it: the ink of each run of text, because a
 * watermark is told by it, and the lines of tables. pdf.js gives neither with the text.
 */
import {
  areaOf,
  type Matrix,
  matrixOf,
  move,
  multiply,
  type Point,
  ruleFilling,
  rulesAlong,
} from "../pages/geometry.ts";
import { type Ink, inkOf, type Rule } from "../pages/page.ts";
import { OPS } from "./pdfjs.mjs";

export interface Drawing {
  readonly rules: readonly Rule[];
  /** In square points, those of pictures with invisible text, which says what they show, left out. */
  readonly pictureArea: number;
  /** Null for text in any usual ink. */
  inkAt(left: number, baseline: number): Ink | null;
}

export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

interface InkedRun {
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly ink: Ink;
}

interface State {
  readonly matrix: Matrix;
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
  readonly fontSize: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
}

/** In points. */
const sameSpot = 1.5;
/** In square points. A picture fills the unit of what it is drawn in; what else is drawn is in far smaller units. */
const leastPictureArea = 400;
/** Of text, by PDF's number. */
const invisible = 3;
/** A page with more is a map, and has no tables. */
const maxRules = 10_000;

/** pdf.js's numbers for the parts of a path, and how many numbers follow each. */
const moveTo = 0;
const lineTo = 1;
const closePath = 4;
const lengths: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };

const stroked: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const filled: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);

/** @param view from the page's own coordinates to those of `Piece` */
export function followDrawing({ fnArray, argsArray }: Operators, view: Matrix): Drawing {
  let state: State = {
    matrix: view,
    rgb: [0, 0, 0],
    alpha: 1,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
  };
  const saved: State[] = [];
  const runs: InkedRun[] = [];
  const rules: Rule[] = [];
  let pictureArea = 0;
  let hasInvisibleText = false;
  let isInvisible = false;
  let textMatrix = matrixOf([1, 0, 0, 1, 0, 0]);
  let line: Point = [0, 0];
  let x = 0;
  const goTo = (toX: number, toY: number) => {
    line = [toX, toY];
    x = toX;
  };
  const save = () => saved.push(state);
  const restore = () => {
    state = saved.pop() ?? state;
  };
  const transform = (matrix: unknown) => {
    const numbers = numbersIn(matrix);
    if (numbers.length !== 6) return;
    state = { ...state, matrix: multiply(state.matrix, matrixOf(numbers)) };
    // Pictures are left out of the list when it is made, but not where they stand.
    const area = areaOf(state.matrix);
    if (area >= leastPictureArea) pictureArea += area;
  };
  const show = (glyphs: unknown) => {
    hasInvisibleText ||= isInvisible;
    const toPage = multiply(state.matrix, textMatrix);
    const start = move(toPage, x, line[1]);
    x += advanceOf(glyphs, state);
    const [right, baseline] = move(toPage, x, line[1]);
    const ink = inkOf(state.rgb, state.alpha);
    if (ink !== undefined && Math.abs(baseline - start[1]) <= sameSpot)
      runs.push({ left: start[0], right, baseline, ink });
  };
  const steps: Readonly<Record<number, (args: readonly unknown[]) => void>> = {
    [OPS.save]: save,
    [OPS.restore]: restore,
    [OPS.transform]: transform,
    [OPS.paintFormXObjectBegin]: ([matrix]) => {
      save();
      transform(matrix);
    },
    [OPS.paintFormXObjectEnd]: restore,
    [OPS.setFillRGBColor]: ([colour]) => {
      state = { ...state, rgb: rgbOf(colour) ?? [0, 0, 0] };
    },
    [OPS.setFillColorN]: () => {
      state = { ...state, rgb: [0, 0, 0] };
    },
    [OPS.setGState]: ([pairs]) => {
      for (const [name, value] of entriesIn(pairs))
        if (name === "ca" && typeof value === "number") state = { ...state, alpha: value };
    },
    [OPS.beginText]: () => {
      textMatrix = matrixOf([1, 0, 0, 1, 0, 0]);
      goTo(0, 0);
    },
    [OPS.setTextMatrix]: ([matrix]) => {
      textMatrix = matrixOf(numbersIn(matrix));
      goTo(0, 0);
    },
    [OPS.setTextRenderingMode]: ([mode]) => {
      isInvisible = mode === invisible;
    },
    [OPS.setFont]: ([, size]) => {
      state = { ...state, fontSize: numberIn(size) };
    },
    [OPS.setCharSpacing]: ([size]) => {
      state = { ...state, charSpacing: numberIn(size) };
    },
    [OPS.setWordSpacing]: ([size]) => {
      state = { ...state, wordSpacing: numberIn(size) };
    },
    [OPS.setHScale]: ([percent]) => {
      state = { ...state, scale: numberIn(percent) / 100 };
    },
    [OPS.setLeading]: ([size]) => {
      state = { ...state, leading: -numberIn(size) };
    },
    [OPS.moveText]: ([right, up]) => goTo(line[0] + numberIn(right), line[1] + numberIn(up)),
    [OPS.setLeadingMoveText]: ([right, up]) => {
      state = { ...state, leading: numberIn(up) };
      goTo(line[0] + numberIn(right), line[1] + numberIn(up));
    },
    [OPS.nextLine]: () => goTo(line[0], line[1] + state.leading),
    [OPS.showText]: ([glyphs]) => show(glyphs),
    [OPS.constructPath]: ([paint, paths]) => {
      if (typeof paint !== "number" || !Array.isArray(paths) || rules.length > maxRules) return;
      for (const points of (paths as unknown[]).flatMap((path) => pointsOf(path, state.matrix)))
        if (stroked.has(paint)) rules.push(...rulesAlong(points));
        else if (filled.has(paint)) rules.push(...ruleFilling(points));
    },
  };
  fnArray.forEach((operator, index) => {
    const args: unknown = argsArray[index];
    steps[operator]?.(Array.isArray(args) ? (args as unknown[]) : []);
  });
  return {
    rules: rules.length > maxRules ? [] : rules,
    pictureArea: hasInvisibleText ? 0 : pictureArea,
    inkAt: (left, baseline) =>
      runs.find(
        (run) =>
          Math.abs(run.baseline - baseline) <= sameSpot &&
          left >= run.left - sameSpot &&
          left < run.right,
      )?.ink ?? null,
  };
}

/** In the units of the text matrix. */
function advanceOf(glyphs: unknown, state: State): number {
  if (!Array.isArray(glyphs)) return 0;
  let width = 0;
  for (const glyph of glyphs as unknown[]) {
    if (typeof glyph === "number") width -= (glyph * state.fontSize) / 1000;
    if (typeof glyph !== "object" || glyph === null || !("width" in glyph)) continue;
    const isSpace = "isSpace" in glyph && glyph.isSpace === true;
    width += (numberIn(glyph.width) * state.fontSize) / 1000 + state.charSpacing;
    if (isSpace) width += state.wordSpacing;
  }
  return width * state.scale;
}

/** One list of points for each stretch that is drawn without lifting the pen. */
function pointsOf(path: unknown, matrix: Matrix): Point[][] {
  const numbers = numbersIn(path);
  const all: Point[][] = [];
  for (let at = 0; at < numbers.length;) {
    const part = numbers[at] ?? moveTo;
    const length = lengths[part];
    if (length === undefined) break;
    const [x = NaN, y = NaN] = numbers.slice(at + length - 1, at + length + 1);
    const last = all.at(-1);
    if (part === moveTo) all.push([move(matrix, x, y)]);
    else if (part === closePath) last?.push(...last.slice(0, 1));
    else if (part === lineTo) last?.push(move(matrix, x, y));
    // A curve is no rule.
    else all.push([move(matrix, x, y)]);
    at += length + 1;
  }
  return all;
}

function rgbOf(colour: unknown): readonly [number, number, number] | null {
  const parts = typeof colour === "string" ? /^#(..)(..)(..)$/.exec(colour) : null;
  if (parts === null) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

function numberIn(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function numbersIn(value: unknown): number[] {
  if (value instanceof Float32Array || value instanceof Float64Array) return Array.from(value);
  return Array.isArray(value) && value.every((each) => typeof each === "number") ? value : [];
}

function entriesIn(value: unknown): (readonly [unknown, unknown])[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).flatMap((pair): (readonly [unknown, unknown])[] =>
    Array.isArray(pair) ? [[pair[0], pair[1]]] : [],
  );
}
