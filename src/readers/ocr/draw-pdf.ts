/** Draws pages of a PDF file as pictures. Only for a process of its own: hostile files may take all the memory. */
import { getDocument } from "../pdf/pdfjs.mjs";
import { openingOptions } from "../pdf/opening-options.ts";
import { type DrawablePages, maxSidePixels, onWhite } from "./raster.ts";

/** Larger pictures within a page are left out. A3 at 600 dpi has 70. */
const maxImagePixels = 80_000_000;

/** @throws errors of pdf.js for a file that it cannot open */
export async function openForDrawing(bytes: Uint8Array): Promise<DrawablePages> {
  const pdf = await getDocument({
    ...openingOptions(bytes),
    useWasm: true,
    maxImageSize: maxImagePixels,
  }).promise;
  return {
    pageCount: pdf.numPages,
    async draw(number) {
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: maxSidePixels / Math.max(width, height) });
      const factory = canvasFactoryOf(pdf.canvasFactory);
      const size = { width: Math.ceil(viewport.width), height: Math.ceil(viewport.height) };
      const { canvas, context } = factory.create(size.width, size.height);
      // The types know the canvas of browsers only.
      await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
      page.cleanup();
      return onWhite(canvas);
    },
  };
}

interface CanvasFactory {
  create(width: number, height: number): { canvas: Parameters<typeof onWhite>[0]; context: object };
}

/** pdf.js has it typed as any object. */
function canvasFactoryOf(factory: object): CanvasFactory {
  if (!("create" in factory)) throw new Error("pdf.js has no canvas to draw on.");
  return factory as CanvasFactory;
}
