/** Draws a page of text as a picture: A4, in one font, as official texts are set. */
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import { AppError } from "../../core/errors.ts";

/** Fonts with Chinese characters that systems have; Debian's packages fonts-wqy-microhei and fonts-noto-cjk. */
const usualFonts = ["WenQuanYi Micro Hei", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"];
const givenFont = "given font";

/** In points. */
const page = { width: 595, height: 842, top: 80, bottom: 90, left: 78, right: 78 } as const;
const leading = 1.75;

interface TextBlock {
  readonly text: string;
  /** In points; that of the page unless given. */
  readonly size?: number;
  readonly align?: "left" | "centre" | "right";
  readonly colour?: string;
}

interface TableBlock {
  readonly rows: readonly (readonly string[])[];
}

export type Block = TextBlock | TableBlock;

export interface PageText {
  readonly blocks: readonly Block[];
  /** In points. */
  readonly size: number;
  readonly columnCount?: 1 | 2;
  readonly dpi: number;
}

/**
 * The name of a font to draw with.
 * @param file by default a font of the system
 * @throws AppError `usage.invalid`
 */
export function loadFont(file: string | undefined): string {
  if (file !== undefined) {
    if (GlobalFonts.registerFromPath(file, givenFont) !== null) return givenFont;
    throw noFont(`${file} is no font that can be read`, file);
  }
  const found = usualFonts.find((name) => GlobalFonts.has(name));
  if (found !== undefined) return found;
  throw noFont(`this system has none of the fonts ${usualFonts.join(", ")}`, null);
}

function noFont(problem: string, file: string | null): AppError {
  const advice = "Give a .ttf, .otf or .ttc file with Chinese characters by --font.";
  return new AppError("usage.invalid", `${problem}. ${advice}`, { file });
}

/** PNG. @throws Error where the text does not fit on the page */
export function drawPage(
  { blocks, size, columnCount = 1, dpi }: PageText,
  font: string,
): Uint8Array {
  const scale = dpi / 72;
  const canvas = createCanvas(Math.round(page.width * scale), Math.round(page.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  const gap = 2 * size;
  const width = page.width - page.left - page.right;
  const columnWidth = (width - (columnCount - 1) * gap) / columnCount;
  const cursor: { column: number; y: number } = { column: 0, y: page.top };
  for (const block of blocks)
    for (const line of linesOf(context, block, { size, width: columnWidth, font })) {
      cursor.y += leading * line.size;
      if (cursor.y > page.height - page.bottom) {
        cursor.column += 1;
        cursor.y = page.top + leading * line.size;
      }
      if (cursor.column >= columnCount) throw new Error("The text does not fit on the page.");
      const left = page.left + cursor.column * (columnWidth + gap);
      context.font = `${line.size}px "${font}"`;
      context.fillStyle = line.colour;
      for (const { text, x } of line.pieces) context.fillText(text, left + x, cursor.y);
    }
  return canvas.toBuffer("image/png");
}

/** What stands on the page, in reading order, without blanks. */
export function writtenOn({ blocks }: PageText): string {
  return blocks
    .map((block) => ("rows" in block ? block.rows.flat().join("") : block.text))
    .join("")
    .replace(/\s/g, "");
}

interface DrawnLine {
  readonly size: number;
  readonly colour: string;
  readonly pieces: readonly { readonly text: string; readonly x: number }[];
}

interface Room {
  readonly size: number;
  readonly width: number;
  readonly font: string;
}

function linesOf(context: SKRSContext2D, block: Block, { size, width, font }: Room): DrawnLine[] {
  if ("rows" in block)
    return block.rows.map((row) => ({
      size,
      colour: "black",
      pieces: row.map((text, index) => ({ text, x: (index * width) / row.length })),
    }));
  const { text, size: own = size, align = "left", colour = "black" } = block;
  context.font = `${own}px "${font}"`;
  return wrap(context, align === "left" ? `\u3000\u3000${text}` : text, width).map((line) => {
    const room = width - context.measureText(line).width;
    const x = { left: 0, centre: room / 2, right: room - own }[align];
    return { size: own, colour, pieces: [{ text: line, x }] };
  });
}

/** No line begins with a mark that may not stand there; such a mark hangs over the edge. */
const notFirst = /^[，。、；：？！”’）》〕%]/u;

function wrap(context: SKRSContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const character of text) {
    if (context.measureText(line + character).width > width && !notFirst.test(character)) {
      lines.push(line);
      line = "";
    }
    line += character;
  }
  return [...lines, line];
}
