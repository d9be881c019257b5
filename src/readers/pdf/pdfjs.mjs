/**
 * The PDF library, with nothing of what it needs for drawing only.
 * Plain JavaScript, so that a thread can load it before the loader that reads TypeScript, which would take seconds
 * to go over the library's two megabytes.
 */

// One is made as soon as the library is loaded.
if (!("DOMMatrix" in globalThis)) Object.assign(globalThis, { DOMMatrix: function DOMMatrix() {} });

export const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
// Its other half, which has no types. Found here it is used; otherwise it would be looked for by its file's name.
const worker = "pdfjs-dist/legacy/build/pdf.worker.mjs";
Object.assign(globalThis, { pdfjsWorker: await import(worker) });
