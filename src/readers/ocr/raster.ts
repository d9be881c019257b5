/** Pictures as pixels: turning, resizing, and cutting out a turned box. */
import sharp from "sharp";

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** RGB, row by row from the top. */
  readonly pixels: Uint8Array;
}

/** The pages of a file, to be drawn one after another. */
export interface DrawablePages {
  readonly pageCount: number;
  /** @param number 1-based */
  draw(number: number): Promise<Raster>;
}

/** A rectangle that may be turned. In pixels, but for the angle: in radians, clockwise as displayed. */
export interface Box {
  readonly centreX: number;
  readonly centreY: number;
  /** Along the angle, which lies between -45° and 45°. */
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/**
 * A4 at 230 dpi. Small print has 25 pixels a character then, and the models work with about that; more pixels only
 * cost time and memory.
 */
export const maxSidePixels = 2700;
// Every picture is decoded once.
sharp.cache(false);

/** What `@napi-rs/canvas` draws on. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  /** RGBA, in memory that is freed with the canvas, whoever still has it. */
  data(): Uint8Array;
}

export function pixelsOn(canvas: Canvas): Uint8Array {
  return Uint8Array.from(canvas.data());
}

export async function onWhite(canvas: Canvas): Promise<Raster> {
  const raw = { width: canvas.width, height: canvas.height, channels: 4 } as const;
  return taken(sharp(pixelsOn(canvas), { raw }).flatten({ background: "white" }));
}

function opened({ width, height, pixels }: Raster) {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

async function taken(image: ReturnType<typeof opened>): Promise<Raster> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

/** @param degrees 90, 180 or 270, clockwise */
export function turned(raster: Raster, degrees: number): Promise<Raster> {
  return taken(opened(raster).rotate(degrees));
}

export function resized(raster: Raster, width: number, height: number): Promise<Raster> {
  return taken(opened(raster).resize({ width, height, fit: "fill", kernel: "linear" }));
}

export function toJpeg(raster: Raster): Promise<Uint8Array> {
  return opened(raster).jpeg({ quality: 80 }).toBuffer();
}

/** Cuts out a box, upright, scaled to a height; what lies outside of the picture is white. */
export function cutOut(raster: Raster, box: Box, height: number): Raster {
  const scale = box.height / height;
  const width = Math.max(1, Math.round(box.width / scale));
  const pixels = new Uint8Array(width * height * 3);
  const cos = Math.cos(box.angle) * scale;
  const sin = Math.sin(box.angle) * scale;
  // Where many pixels become one, one of them alone would be chance.
  const samples = Math.max(1, Math.ceil(scale));
  let at = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const sum = [0, 0, 0] as [number, number, number];
      for (let i = 0; i < samples; i += 1)
        for (let j = 0; j < samples; j += 1) {
          const alongX = x + (i + 0.5) / samples - width / 2;
          const alongY = y + (j + 0.5) / samples - height / 2;
          addSample(raster, {
            x: box.centreX + alongX * cos - alongY * sin - 0.5,
            y: box.centreY + alongX * sin + alongY * cos - 0.5,
            sum,
          });
        }
      for (const value of sum) {
        pixels[at] = Math.round(value / samples ** 2);
        at += 1;
      }
    }
  return { width, height, pixels };
}

interface Sample {
  readonly x: number;
  readonly y: number;
  readonly sum: [number, number, number];
}

/** Adds the colour between four pixels. */
function addSample({ width, height, pixels }: Raster, { x, y, sum }: Sample): void {
  const left = Math.floor(x);
  const top = Math.floor(y);
  for (let dy = 0; dy <= 1; dy += 1)
    for (let dx = 0; dx <= 1; dx += 1) {
      const weight = Math.abs(1 - dx - (x - left)) * Math.abs(1 - dy - (y - top));
      const column = left + dx;
      const row = top + dy;
      const isInside = column >= 0 && column < width && row >= 0 && row < height;
      const at = (row * width + column) * 3;
      for (const channel of [0, 1, 2] as const)
        sum[channel] += weight * (isInside ? (pixels[at + channel] ?? 255) : 255);
    }
}
