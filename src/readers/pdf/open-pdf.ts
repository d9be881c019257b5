/**
 * Extracts the pieces of text on each page of a PDF, with their positions. Nothing is drawn and nothing in the file
 * is executed.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { AppError } from "../../core/errors.ts";
import { maxPdfPages, refuse, type UnreadableReason } from "../extracted.ts";
import { unifyRadicals } from "../text-line.ts";
import { getDocument, VerbosityLevel } from "./pdfjs.mjs";

/** In points, from the top left corner of the page as displayed. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

export interface PdfPage {
  readonly number: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

interface PdfContent {
  /** Title and author in the file's metadata. */
  readonly title: string | null;
  readonly author: string | null;
  readonly pages: readonly PdfPage[];
}

type Matrix = readonly [number, number, number, number, number, number];

/** Largest sine of a text's rotation. Turned text is a watermark, or the side of a table. */
const mostTurned = 0.05;

const folder = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** @throws AppError `document.unreadable` */
export async function openPdf(name: string, bytes: Uint8Array): Promise<PdfContent> {
  const loading = getDocument({
    // pdf.js detaches the buffer that it gets, and accepts no Buffer.
    data: Uint8Array.from(bytes),
    // Fonts that are not embedded need these to map codes to characters: most files of older Chinese systems.
    cMapUrl: path.join(folder, "cmaps/"),
    cMapPacked: true,
    standardFontDataUrl: path.join(folder, "standard_fonts/"),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await loading.promise;
    if (pdf.numPages > maxPdfPages) throw refuse("too-many-pages", name);
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { height, transform } = page.getViewport({ scale: 1 });
      const view = matrixOf(transform);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item) => ("str" in item ? pieceOf(item, view) : []));
      pages.push({ number, height, pieces });
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

function pieceOf({ str, transform, width }: TextItem, view: Matrix): Piece[] {
  const [a, b, c, d, e, f] = multiply(view, matrixOf(transform));
  const size = Math.hypot(c, d);
  const isTurned = Math.abs(b) > mostTurned * Math.hypot(a, b) || a < 0;
  if (str.trim() === "" || isTurned || size === 0 || ![e, f, width].every(Number.isFinite))
    return [];
  return [{ text: unifyRadicals(str), left: e, right: e + width, baseline: f, size }];
}

/** pdf.js guarantees no length. Missing numbers become NaN, and the piece is dropped. */
function matrixOf(numbers: readonly number[]): Matrix {
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN] = numbers;
  return [a, b, c, d, e, f];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function reasonOf(error: unknown): UnreadableReason {
  return error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged";
}
