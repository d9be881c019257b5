/** Draws the pictures of .ofd pages, which are what a scanned page consists of. Only for a process of its own. */
import { createCanvas, ImageData } from "@napi-rs/canvas";
import sharp from "sharp";
import { openOfd } from "../ofd/pages.ts";
import { multiply } from "../pages/geometry.ts";
import { decodePicture } from "./decode-picture.ts";
import { type DrawablePages, maxSidePixels, onWhite, type Raster } from "./raster.ts";

export async function openOfdForDrawing(bytes: Uint8Array): Promise<DrawablePages> {
  const { pages } = await openOfd("file", bytes, true);
  return {
    pageCount: pages.length,
    async draw(number) {
      const page = pages[number - 1];
      if (page === undefined) throw new Error(`There is no page ${number}.`);
      const scale = maxSidePixels / Math.max(page.width, page.height);
      const canvas = createCanvas(Math.ceil(page.width * scale), Math.ceil(page.height * scale));
      const context = canvas.getContext("2d");
      context.fillStyle = "white";
      context.fillRect(0, 0, canvas.width, canvas.height);
      for (const { id, matrix } of page.pictures) {
        const file = page.pictureOf(id);
        const picture = file === null ? null : await decodePicture(file, 0).catch(() => null);
        // What cannot be decoded is missing on the page, as in a viewer.
        if (picture === null) continue;
        const [a, b, c, d, e, f] = multiply([scale, 0, 0, scale, 0, 0], matrix);
        context.setTransform(a, b, c, d, e, f);
        context.drawImage(await canvasOf(picture), 0, 0, 1, 1);
      }
      return onWhite(canvas);
    },
  };
}

async function canvasOf({ width, height, pixels }: Raster) {
  const canvas = createCanvas(width, height);
  const raw = { width, height, channels: 3 } as const;
  const rgba = await sharp(pixels, { raw }).ensureAlpha().raw().toBuffer();
  canvas
    .getContext("2d")
    .putImageData(new ImageData(new Uint8ClampedArray(rgba.buffer), width, height), 0, 0);
  return canvas;
}
