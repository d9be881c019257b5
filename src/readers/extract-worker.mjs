/**
 * The thread that reads one file: gets `{ kind, name, bytes, recognised }`, posts an `ExtractReply`.
 * Plain JavaScript, because a thread of Node 20 starts without tsx, the TypeScript loader, and registers it itself.
 */
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

/**
 * @type {{
 *   kind: import("./formats.ts").HeavyKind,
 *   name: string,
 *   bytes: Uint8Array,
 *   recognised?: readonly import("./pages/page.ts").Page[],
 * }}
 */
const { kind, name, bytes, recognised } = workerData;

// tsx does not process what is loaded before it is registered; these libraries are large.
const word = ["linkedom", "mammoth", "jszip", "yauzl"];
const libraries = {
  html: ["linkedom", "@mozilla/readability"],
  docx: word,
  doc: word,
  rtf: word,
  odt: word,
  ofd: ["linkedom", "yauzl"],
  mht: ["linkedom", "@mozilla/readability"],
  xlsx: ["linkedom", "yauzl"],
  csv: [],
  pdf: ["./pdf/pdfjs.mjs"],
};
await Promise.all(libraries[kind].map((library) => import(library)));

register();
const { extract } = await import("./formats.ts");
const { unreadableReasonOf } = await import("./extracted.ts");

try {
  parentPort?.postMessage({ extracted: await extract(kind, name, bytes, { recognised }) });
} catch (error) {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const problem = cause instanceof Error ? cause.message : String(cause);
  parentPort?.postMessage({ reason: unreadableReasonOf(error), problem });
}
