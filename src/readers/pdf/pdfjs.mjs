/**
 * Loads pdf.js without what it needs for drawing only. Plain JavaScript, so that a thread can load it before tsx,
 * which would take seconds to process the library's two megabytes.
 */

// pdf.js creates one while it loads.
if (!("DOMMatrix" in globalThis)) Object.assign(globalThis, { DOMMatrix: function DOMMatrix() {} });

export const { AnnotationMode, getDocument, OPS, VerbosityLevel } =
  await import("pdfjs-dist/legacy/build/pdf.mjs");
// pdf.js's worker, which has no types. pdf.js uses this global, or else looks for the worker by its file name.
const worker = "pdfjs-dist/legacy/build/pdf.worker.mjs";
Object.assign(globalThis, { pdfjsWorker: await import(worker) });
