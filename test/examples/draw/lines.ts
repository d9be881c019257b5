/**
 * Rich text in, the lines that it takes in a column of some width out.
 * Always holds: the lines hold the text, character by character, but for white space where one breaks.
 */
import { drawEmoji } from "./emoji.ts";
import { isEmoji, widthOf } from "./measure.ts";
import { stylesOf, type RichText, type TextStyle } from "./rich-text.ts";
import { textRun, type Drawn } from "./svg.ts";
import { wrap } from "./wrap.ts";

export interface TextSize {
  readonly fontPx: number;
  readonly linePx: number;
  /** Of the style sheet. */
  readonly classes: string;
}

interface Run {
  readonly text: string;
  readonly widthPx: number;
  readonly classes: string;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly widthPx: number;
}

export interface Room {
  readonly widthPx: number;
  readonly lineCount: number;
}

export function linesOf(rich: RichText, size: TextSize, maxWidthPx: number): readonly Line[] {
  const units = measured(rich, size);
  const lines: Line[] = [];
  let start = 0;
  for (const paragraph of rich.text.split("\n")) {
    const own = units.slice(start, start + paragraph.length);
    const widths = own.map(({ widthPx }) => widthPx);
    for (const [from, to] of wrap(paragraph, widths, maxWidthPx)) {
      lines.push(lineOf(own.slice(from, to)));
    }
    start += paragraph.length + 1;
  }
  return lines;
}

/** One paragraph; where it takes more lines than there is room for, the last ends with `…`. */
export function firstLines(
  text: string,
  size: TextSize,
  { widthPx, lineCount }: Room,
): readonly Line[] {
  const linesFor = (shown: string) => linesOf({ text: shown, entities: [] }, size, widthPx);
  const line = text.replace(/\s+/gu, " ");
  let lines = linesFor(line);
  // Where a line breaks, a space may be gone.
  const roomUtf16 = lengthOf(lines.slice(0, lineCount)) + lineCount;
  const shown = Array.from(line.slice(0, roomUtf16));
  while (lines.length > lineCount && shown.length > 0) {
    shown.pop();
    lines = linesFor(`${shown.join("").trimEnd()}…`);
  }
  return lines;
}

function lengthOf(lines: readonly Line[]): number {
  const runs = lines.flatMap((line) => line.runs);
  return runs.reduce((total, { text }) => total + text.length, 0);
}

export function columnOf(lines: readonly Line[], { fontPx, linePx }: TextSize): Drawn {
  // The middle of a character is about a third of its size above the base line.
  const baselinePx = linePx / 2 + fontPx * 0.36;
  const drawn = lines.map((line, index) => drawLine(line, index * linePx + baselinePx, fontPx));
  return {
    widthPx: Math.max(0, ...lines.map(({ widthPx }) => widthPx)),
    heightPx: lines.length * linePx,
    svg: drawn.filter((svg) => svg !== "").join("\n"),
  };
}

function drawLine({ runs }: Line, yPx: number, fontPx: number): string {
  let xPx = 0;
  return runs
    .filter(({ text }) => text !== "")
    .map((run) => {
      const svg = isEmoji(run.text)
        ? drawEmoji(run.text, { xPx, yPx, fontPx })
        : textRun(run.text, { ...run, xPx, yPx });
      xPx += run.widthPx;
      return svg;
    })
    .join("");
}

/** One for each UTF-16 unit; the second half of a pair is without a width. */
function measured(rich: RichText, size: TextSize): readonly Run[] {
  const styles = stylesOf(rich);
  const sizeClasses = size.classes.split(" ").filter((name) => name !== "");
  const units: Run[] = [];
  for (const character of rich.text) {
    const style = styles[units.length];
    const isBold = style?.isBold === true || sizeClasses.includes("bold");
    const isMonospace = style?.isMonospace === true;
    const widthPx = widthOf(character, { isBold, isMonospace }) * size.fontPx;
    const classes = [...new Set([...sizeClasses, ...classesOf(style)])].join(" ");
    const parts = character.split("");
    const [first = "", ...rest] = isEmoji(character)
      ? parts.map((_, index) => (index === 0 ? character : ""))
      : parts;
    units.push({ text: first, widthPx, classes });
    units.push(...rest.map((text) => ({ text, widthPx: 0, classes })));
  }
  return units;
}

function classesOf(style: TextStyle | undefined): readonly string[] {
  if (style === undefined) return [];
  return [
    ...(style.isBold ? ["bold"] : []),
    ...(style.isItalic ? ["italic"] : []),
    ...(style.isMonospace ? ["mono"] : []),
    ...(style.isLink ? ["link"] : []),
  ];
}

/** Neighbours of one style are one run; an emoji is one of its own. */
function lineOf(units: readonly Run[]): Line {
  const runs: Run[] = [];
  for (const unit of units) {
    const last = runs.at(-1);
    const isPart = last?.classes === unit.classes && !isEmoji(last.text) && !isEmoji(unit.text);
    if (isPart) runs[runs.length - 1] = joined(last, unit);
    else runs.push(unit);
  }
  return { runs, widthPx: units.reduce((total, { widthPx }) => total + widthPx, 0) };
}

function joined(run: Run, unit: Run): Run {
  return { ...run, text: run.text + unit.text, widthPx: run.widthPx + unit.widthPx };
}
