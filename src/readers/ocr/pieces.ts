/** Recognised lines as pieces of text on a page, like those of a PDF: one each, or several where cells lie apart. */
import { unifyRadicals } from "../../language/radicals.ts";
import type { Page, Piece } from "../pages/page.ts";
import type { RecognisedLine, RecognisedPage } from "./recognised.ts";

/** In font sizes, below the middle of a line. */
const baselineShare = 0.35;
/**
 * Boxes of one font differ by as much, those around a few characters by more. Headings are larger by more than that,
 * and lines of one paragraph may not differ.
 */
const sameSize = 0.16;
const sameSizeOfFew = 0.35;
const fewCharacters = 6;
/** Letters of a title may be set apart by half of their size, not by more. */
const widestSetting = 1.5;
/** In font sizes, between the centres of two characters: with less, it may be the space within a name. */
const cellDistance = 2.6;
const narrow = /[\u0020-\u007e]/;

/**
 * How official texts are set: the body's size, and its left edge. Photos are taken from nearer or farther; set alike,
 * their pages are those of one document.
 */
const usualSize = 16;
const usualLeft = 78;
/** With fewer characters in one size, a page may be a cover. */
const fewestInBody = 100;

export function pageOfRecognised({ number, height, lines }: RecognisedPage): Page {
  const { sizeOf, body } = commonSizes(lines);
  const scale = body === null ? 1 : usualSize / body.size;
  const shift = body === null ? 0 : usualLeft - body.left * scale;
  const pieces = lines.flatMap((line): Piece[] => {
    const size = sizeOf(line);
    return partsOf(line, size).map(({ text, left, right }) => ({
      text: unifyRadicals(text),
      left: left * scale + shift,
      right: right * scale + shift,
      baseline: (line.middle + baselineShare * size) * scale,
      size: size * scale,
      ...(line.isRed && { ink: "red" as const }),
    }));
  });
  return { number, height: height * scale, pieces };
}

interface CommonSizes {
  readonly sizeOf: (line: RecognisedLine) => number;
  /** Null where there is little text in any size. */
  readonly body: { readonly size: number; readonly left: number } | null;
}

/** Gives lines of nearly the same size the same. */
function commonSizes(lines: readonly RecognisedLine[]): CommonSizes {
  const measured = measureSizes(lines);
  const weighed = lines.flatMap((line) => Array.from(line.text, () => measured.get(line) ?? 0));
  const sizes: number[] = [];
  for (let left = weighed.toSorted((a, b) => a - b); left.length > 0;) {
    const size = fullest(left);
    sizes.push(size);
    left = left.filter((each) => Math.abs(each - size) > sameSize * size);
  }
  const sizeOf = (line: RecognisedLine) => {
    const own = measured.get(line) ?? line.height;
    const slack = line.text.length <= fewCharacters ? sameSizeOfFew : sameSize;
    return sizes.find((size) => Math.abs(own - size) <= slack * size) ?? own;
  };
  const [size = 0] = sizes;
  const bodyLines = lines.filter((line) => sizeOf(line) === size);
  const lefts = bodyLines.map(({ left }) => left).toSorted((a, b) => a - b);
  const isBody = bodyLines.map(({ text }) => text).join("").length >= fewestInBody;
  const [left = 0] = lefts.slice(Math.floor(lefts.length / 20));
  return { sizeOf, body: isBody ? { size, left } : null };
}

/**
 * The distance of its characters tells the size of a line; that of a short line is told by the height of its box, which
 * is as many times the size as with the others of the page.
 */
function measureSizes(lines: readonly RecognisedLine[]): ReadonlyMap<RecognisedLine, number> {
  const distances = new Map(lines.map((line) => [line, characterDistance(line)] as const));
  const ratios = lines.flatMap((line) => {
    const distance = distances.get(line) ?? null;
    return distance === null ? [] : [distance / line.height];
  });
  const ratio = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 1;
  return new Map(
    lines.map((line) => {
      const byHeight = ratio * line.height;
      const distance = distances.get(line) ?? byHeight;
      return [line, Math.min(distance, widestSetting * byHeight)];
    }),
  );
}

/** Null for a line of a few characters. */
function characterDistance({ text, centres, left, right }: RecognisedLine): number | null {
  const widths = Array.from(text, (character) => (narrow.test(character) ? 0.55 : 1));
  const [first = 0, last = 0] = [widths[0], widths.at(-1)];
  const between = widths.reduce((sum, width) => sum + width, 0) - (first + last) / 2;
  if (between < fewCharacters - 1) return null;
  return (((centres.at(-1) ?? 0) - (centres[0] ?? 0)) * (right - left)) / between;
}

/** The median of the values that most others are near to. */
function fullest(sorted: readonly number[]): number {
  let best: readonly number[] = [];
  for (const from of new Set(sorted)) {
    const near = sorted.filter((each) => each >= from && each <= from * (1 + sameSize));
    if (near.length > best.length) best = near;
  }
  return best[Math.floor(best.length / 2)] ?? 0;
}

interface LinePart {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** The detection joins what stands near in a row; where there is room for more characters, another part begins. */
function partsOf({ text, centres, left, right }: RecognisedLine, size: number): LinePart[] {
  const characters = Array.from(text);
  const at = (index: number) => left + (centres[index] ?? 0) * (right - left);
  const starts = [0];
  for (let index = 1; index < characters.length; index += 1)
    if (at(index) - at(index - 1) > cellDistance * size) starts.push(index);
  return starts.flatMap((start, part) => {
    const end = starts[part + 1] ?? characters.length;
    const half = (index: number) => (narrow.test(characters[index] ?? "") ? 0.25 : 0.5) * size;
    const written = characters.slice(start, end).join("").trim();
    if (written === "") return [];
    return [
      {
        text: written,
        left: start === 0 ? left : at(start) - half(start),
        right: end === characters.length ? right : at(end - 1) + half(end - 1),
      },
    ];
  });
}
