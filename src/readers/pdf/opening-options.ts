/** How pdf.js opens files, for their text and for drawing them. */
import { createRequire } from "node:module";
import path from "node:path";
import { VerbosityLevel } from "./pdfjs.mjs";

const folder = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

export function openingOptions(bytes: Uint8Array) {
  return {
    // pdf.js detaches the buffer that it gets, and accepts no Buffer.
    data: Uint8Array.from(bytes),
    // Fonts that are not embedded need these to map codes to characters: most files of older Chinese systems.
    cMapUrl: path.join(folder, "cmaps/"),
    cMapPacked: true,
    standardFontDataUrl: path.join(folder, "standard_fonts/"),
    wasmUrl: path.join(folder, "wasm/"),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  };
}
