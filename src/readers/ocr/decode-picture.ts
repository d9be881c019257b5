/** Decodes pictures of every format that is read. Only for a process of its own: hostile files may take all the memory. */
import sharp, { type Sharp } from "sharp";
import type { Pixels } from "./libheif.mjs";
import { bitmapStart, heicStart, startOf } from "./picture-formats.ts";
import { maxSidePixels, pixelsOn, type Raster } from "./raster.ts";

/** Range up to 268 million, what the library takes. A3 at 600 dpi has 70. */
const maxInputPixels = 100_000_000;

/**
 * Decodes a picture, upright as it says itself, on white, and no larger than `maxSidePixels`.
 * @param page 0-based; of a TIFF file with several
 */
export async function decodePicture(bytes: Uint8Array, page: number): Promise<Raster> {
  const opened = await openPicture(bytes, page);
  const { data, info } = await opened
    .rotate()
    .flatten({ background: "white" })
    .resize({
      width: maxSidePixels,
      height: maxSidePixels,
      fit: "inside",
      withoutEnlargement: true,
    })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

/** A file of TIFF may have several pages; the further pictures of other formats are animations. */
export async function countPictures(bytes: Uint8Array): Promise<number> {
  if (needsOtherLibrary(bytes)) return 1;
  const { format, pages = 1 } = await sharp(bytes, {
    limitInputPixels: maxInputPixels,
  }).metadata();
  return format === "tiff" ? pages : 1;
}

function needsOtherLibrary(bytes: Uint8Array): boolean {
  return [heicStart, bitmapStart].some((start) => start.test(startOf(bytes)));
}

async function openPicture(bytes: Uint8Array, page: number): Promise<Sharp> {
  if (!needsOtherLibrary(bytes)) return sharp(bytes, { limitInputPixels: maxInputPixels, page });
  const decode = heicStart.test(startOf(bytes)) ? decodeHeic : decodeBitmap;
  const { pixels, ...size } = await decode(bytes);
  return sharp(pixels, { raw: { ...size, channels: 4 } });
}

interface Decoded {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly pixels: Uint8Array;
}

async function decodeBitmap(bytes: Uint8Array): Promise<Decoded> {
  const { createCanvas, loadImage } = await import("@napi-rs/canvas");
  const image = await loadImage(bytes);
  const { width, height } = image;
  // Of a damaged picture nothing is said but that.
  if (width * height === 0) throw new Error("There is no picture in it.");
  const canvas = createCanvas(width, height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  return { width, height, pixels: pixelsOn(canvas) };
}

/** The picture that a telephone shows first; it is turned as the file says. */
async function decodeHeic(bytes: Uint8Array): Promise<Decoded> {
  const { libheif } = await import("./libheif.mjs");
  const images = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((each) => each.is_primary() === true) ?? images[0];
  if (image === undefined) throw new Error("There is no picture in it.");
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > maxInputPixels) throw new Error(`It has ${width} × ${height} pixels.`);
  const room = { width, height, data: new Uint8ClampedArray(4 * width * height) };
  const shown = await new Promise<Pixels | null>((resolve) => image.display(room, resolve));
  if (shown === null) throw new Error("It cannot be decoded.");
  return { width, height, pixels: new Uint8Array(shown.data.buffer) };
}
