/**
 * Extracts the pieces of text on each page of a PDF, with their positions. Nothing is drawn and nothing in the file
 * is executed.
 */
import { AppError } from "../../core/errors.ts";
import { maxPdfPages, refuse, type UnreadableReason } from "../extracted.ts";
import { type Matrix, matrixOf, multiply } from "../pages/geometry.ts";
import { type Page, type Piece } from "../pages/page.ts";
import type { PagedFile } from "../pages/read-pages.ts";
import { unifyRadicals } from "../../language/radicals.ts";
import { type Drawing, followDrawing } from "./drawing.ts";
import { openingOptions } from "./opening-options.ts";
import { AnnotationMode, getDocument } from "./pdfjs.mjs";

/** Largest sine of a text's rotation. Turned text is a watermark, or the side of a table. */
const mostTurned = 0.05;

/** @throws AppError `document.unreadable` */
export async function openPdf(name: string, bytes: Uint8Array): Promise<PagedFile> {
  const loading = getDocument({
    ...openingOptions(bytes),
    useWasm: false,
    // Pictures are not looked at.
    maxImageSize: 1,
  });
  try {
    const pdf = await loading.promise;
    if (pdf.numPages > maxPdfPages) throw refuse("too-many-pages", name);
    const pages: Page[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { width, height, transform } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const texts = items.filter((item) => "str" in item);
      const turned = upright({ width, height, view: matrixOf(transform) }, texts);
      // A page that cannot be drawn may still have text.
      const operators = await page
        .getOperatorList({ annotationMode: AnnotationMode.DISABLE })
        .catch(() => ({ fnArray: [], argsArray: [] }));
      const drawing = followDrawing(operators, turned.view);
      const pieces = texts.flatMap((item) => pieceOf(item, turned.view, drawing));
      const pictureShare = drawing.pictureArea / (width * height);
      pages.push({ number, height: turned.height, pieces, rules: drawing.rules, pictureShare });
      page.cleanup();
    }
    const { info } = await pdf.getMetadata();
    return { title: noted(info, "Title"), author: noted(info, "Author"), pages };
  } catch (error) {
    throw error instanceof AppError ? error : refuse(reasonOf(error), name, error);
  } finally {
    await loading.destroy();
  }
}

function noted(info: object, name: string): string | null {
  const value: unknown = new Map(Object.entries(info)).get(name);
  return typeof value === "string" ? value : null;
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

interface View {
  readonly width: number;
  readonly height: number;
  readonly view: Matrix;
}

/** A wide table may stand upright on a page that says nothing of being turned: then nearly all of its text is turned. */
function upright({ width, height, view }: View, items: readonly TextItem[]): View {
  const lengths = { right: 0, down: 0, up: 0 };
  for (const { str, transform } of items) {
    const [a, b] = multiply(view, matrixOf(transform));
    // Slanted text is a watermark.
    const slant = Math.min(Math.abs(a), Math.abs(b));
    if (slant > mostTurned * Math.hypot(a, b)) continue;
    if (Math.abs(b) === slant) lengths.right += str.length;
    else if (b > 0) lengths.down += str.length;
    else lengths.up += str.length;
  }
  if (Math.max(lengths.down, lengths.up) <= lengths.right) return { width, height, view };
  const back: Matrix =
    lengths.down > lengths.up ? [0, -1, 1, 0, 0, width] : [0, 1, -1, 0, height, 0];
  return { width: height, height: width, view: multiply(back, view) };
}

function pieceOf({ str, transform, width }: TextItem, view: Matrix, drawing: Drawing): Piece[] {
  const [a, b, c, d, e, f] = multiply(view, matrixOf(transform));
  const size = Math.hypot(c, d);
  const isTurned = Math.abs(b) > mostTurned * Math.hypot(a, b) || a < 0;
  // pdf.js guarantees no numbers.
  if (str.trim() === "" || isTurned || size === 0 || ![e, f, width].every(Number.isFinite))
    return [];
  const ink = drawing.inkAt(e, f);
  return [
    {
      text: unifyRadicals(str),
      left: e,
      right: e + width,
      baseline: f,
      size,
      ...(ink !== null && { ink }),
    },
  ];
}

function reasonOf(error: unknown): UnreadableReason {
  return error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged";
}
