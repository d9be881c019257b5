/** The text and the lines of a page's objects, where they stand on the page. */
import type { TreeElement } from "../dom.ts";
import {
  type Matrix,
  matrixOf,
  move,
  multiply,
  type Point,
  ruleFilling,
  rulesAlong,
} from "../pages/geometry.ts";
import { inkOf, type Piece, type Rule } from "../pages/page.ts";
import { unifyRadicals } from "../../language/radicals.ts";
import { at, childrenOf, localName, numbersIn } from "./package.ts";

/** By id: the colour that objects are filled with if they state none themselves. */
export type DrawParams = ReadonlyMap<string, string>;

/** A picture as it stands on the page. */
export interface PlacedPicture {
  /** The id of its resource. */
  readonly id: string;
  /** From the square of one unit that it fills to the page, in points. */
  readonly matrix: Matrix;
}

export interface Drawn {
  readonly pieces: Piece[];
  readonly rules: Rule[];
  readonly pictures: PlacedPicture[];
}

/** A page is measured in millimetres. */
export const pointsPerMillimetre = 72 / 25.4;
/** Largest sine of a text's rotation, as in a PDF. */
const mostTurned = 0.05;
/** In font sizes: the next character is further on in a line, or it begins another piece. */
const furthestNext = 2;
const wide =
  /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6“”‘’…—\u{20000}-\u{3ffff}]/u;

/** @param layer a layer, a block within one, or a page's content */
export function drawObjects(layer: TreeElement, params: DrawParams, drawn: Drawn): void {
  const byLayer = layer.getAttribute("DrawParam");
  for (const object of layer.children) {
    if (object.getAttribute("Visible") === "false") continue;
    const name = localName(object);
    if (name === "TextObject")
      drawn.pieces.push(...piecesOf(object, colourOf(object, params, byLayer)));
    else if (name === "PathObject") drawn.rules.push(...rulesOf(object));
    else if (name === "ImageObject")
      drawn.pictures.push({
        id: object.getAttribute("ResourceID") ?? "",
        matrix: squareOf(object),
      });
    else if (name === "Layer" || name === "PageBlock") drawObjects(object, params, drawn);
  }
}

/** From the object's own coordinates to those of the page. */
function matrixFor(object: TreeElement): Matrix {
  const [x = 0, y = 0] = numbersIn(object.getAttribute("Boundary"));
  const own = numbersIn(object.getAttribute("CTM"));
  const scale = pointsPerMillimetre;
  return multiply(
    [scale, 0, 0, scale, scale * x, scale * y],
    matrixOf(own.length === 6 ? own : [1, 0, 0, 1, 0, 0]),
  );
}

/** A picture without a matrix fills its boundary. */
function squareOf(object: TreeElement): Matrix {
  if (object.getAttribute("CTM") !== null) return matrixFor(object);
  const [, , width = 0, height = 0] = numbersIn(object.getAttribute("Boundary"));
  return multiply(matrixFor(object), [width, 0, 0, height, 0, 0]);
}

interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

function colourOf(object: TreeElement, params: DrawParams, byLayer: string | null): Colour {
  const fill = at(object, "FillColor");
  const param = object.getAttribute("DrawParam") ?? byLayer;
  const written = fill?.getAttribute("Value") ?? (param === null ? null : params.get(param));
  const alphas = [object, fill].flatMap((element) =>
    numbersIn(element?.getAttribute("Alpha") ?? null),
  );
  return {
    rgb: rgbOf(numbersIn(written ?? null)),
    alpha: alphas.reduce((all, alpha) => all * (alpha / 255), 1),
  };
}

/** Grey, red-green-blue or cyan-magenta-yellow-black by the number of values, 0 to 255 each. */
function rgbOf(values: readonly number[]): readonly [number, number, number] {
  const [first = 0, second = first, third = first, black = null] = values;
  if (black === null) return [first, second, third];
  const light = (part: number) => Math.max(0, 255 - part - black);
  return [light(first), light(second), light(third)];
}

function piecesOf(object: TreeElement, colour: Colour): Piece[] {
  const matrix = matrixFor(object);
  const [a, b, c, d] = matrix;
  const [size = 0] = numbersIn(object.getAttribute("Size"));
  const [stretch = 1] = numbersIn(object.getAttribute("HScale"));
  const isTurned =
    Math.abs(b) > mostTurned * Math.hypot(a, b) ||
    a <= 0 ||
    [object.getAttribute("CharDirection"), object.getAttribute("ReadDirection")].some(
      (direction) => Number(direction ?? 0) % 360 !== 0,
    );
  if (isTurned || size <= 0) return [];
  const ink = inkOf(colour.rgb, colour.alpha);
  const pieces: Piece[] = [];
  let [x, y] = [0, 0];
  for (const code of childrenOf(object, "TextCode")) {
    [x = x] = numbersIn(code.getAttribute("X"));
    [y = y] = numbersIn(code.getAttribute("Y"));
    for (const run of runsOf(code, size * stretch, [x, y])) {
      const [left, baseline] = move(matrix, run.x, run.y);
      const [right] = move(matrix, run.end, run.y);
      const isShown = run.text.trim() !== "" && Number.isFinite(left + right + baseline);
      if (isShown)
        pieces.push({
          text: unifyRadicals(run.text),
          left,
          right,
          baseline,
          size: size * Math.hypot(c, d),
          ...(ink !== undefined && { ink }),
        });
    }
  }
  return pieces;
}

interface Run {
  text: string;
  readonly x: number;
  readonly y: number;
  end: number;
}

/** Characters that follow one another in a line; one text may have several lines. */
function runsOf(code: TreeElement, size: number, [startX, startY]: Point): Run[] {
  // Line ends around the text are the writer's of the XML.
  const characters = Array.from((code.textContent ?? "").replace(/^\s*\n\s*|\s*\n\s*$/g, ""));
  const stepsX = deltasIn(code.getAttribute("DeltaX"), characters.length);
  const stepsY = deltasIn(code.getAttribute("DeltaY"), characters.length);
  const runs: Run[] = [];
  let [x, y] = [startX, startY];
  characters.forEach((character, index) => {
    const width = (wide.test(character) ? 1 : 0.5) * size;
    const last = runs.at(-1);
    const gap = last === undefined ? 0 : x - last.end;
    const goesOn = last?.y === y && gap > -size && gap <= furthestNext * size;
    if (last !== undefined && goesOn) {
      last.text += character;
      last.end = x + width;
    } else runs.push({ text: character, x, y, end: x + width });
    // Where no steps are stated, viewers go on by the font's widths.
    x += stepsX[index] ?? width;
    y += stepsY[index] ?? 0;
  });
  return runs;
}

/** `3 g 2 5` are 3, 5, 5: `g` repeats a number. No more than `most`, whatever is claimed. */
export function deltasIn(written: string | null, most: number): number[] {
  const parts = (written ?? "").split(/[\s,]+/).filter((part) => part !== "");
  const deltas: number[] = [];
  for (let index = 0; index < parts.length && deltas.length < most; index += 1) {
    const isRepeated = parts[index] === "g";
    const count = isRepeated ? Number(parts[index + 1]) : 1;
    const value = Number(parts[isRepeated ? index + 2 : index]);
    if (isRepeated) index += 2;
    if (!Number.isFinite(value)) continue;
    for (let copies = 0; copies < count && deltas.length < most; copies += 1) deltas.push(value);
  }
  return deltas;
}

function rulesOf(object: TreeElement): Rule[] {
  const matrix = matrixFor(object);
  const stretches = stretchesOf(at(object, "AbbreviatedData")?.textContent ?? "", matrix);
  const isStroked = object.getAttribute("Stroke") !== "false";
  return stretches.flatMap((points) => (isStroked ? rulesAlong(points) : ruleFilling(points)));
}

/** How many numbers follow each letter of a path: move, line, curves, arc, close. */
const lengths: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

function stretchesOf(path: string, matrix: Matrix): Point[][] {
  const stretches: Point[][] = [];
  for (const [, letter = "", rest = ""] of path.matchAll(/([SMLQBAC])([^SMLQBAC]*)/g)) {
    const numbers = numbersIn(rest).slice(0, lengths[letter] ?? 0);
    const [x = NaN, y = NaN] = numbers.slice(-2);
    const last = stretches.at(-1);
    if (letter === "L") last?.push(move(matrix, x, y));
    else if (letter === "C") last?.push(...last.slice(0, 1));
    // A curve is no rule.
    else stretches.push([move(matrix, x, y)]);
  }
  return stretches;
}
