/**
 * The formats that are read: decides how a file is read, and extracts text and stated facts from it.
 * Its content decides, because names are often wrong; the name only helps to tell a web page from a text.
 */
import { AppError } from "../core/errors.ts";
import { type FileFormat, formatOf } from "../documents/decode.ts";
import { maxSeedBytes } from "../documents/seed-file.ts";
import { type Extracted, isReason, refuse, type UnreadableReason } from "./extracted.ts";
import { isPicture } from "./ocr/picture-formats.ts";
import type { Page } from "./pages/page.ts";
import { namesInZip } from "./zip/zip-entries.ts";

export type DocumentKind =
  | "text"
  | "html"
  | "mht"
  | "docx"
  | "doc"
  | "rtf"
  | "odt"
  | "xlsx"
  | "csv"
  | "ofd"
  | "pdf"
  | "picture";

const refusedFormats: Partial<Readonly<Record<FileFormat, UnreadableReason>>> = {
  // `isPicture` has those that are recognised.
  picture: "picture",
  compressed: "archive",
};
/** Formats that `formatOf` does not know. */
const refusedStarts: readonly (readonly [start: string | RegExp, reason: UnreadableReason])[] = [
  // JPEG 2000, JPEG XL, Photoshop.
  [/^(?:\0{3}.(?:jP {2}|JXL )|8BPS)/s, "picture"],
  ["PK\u{5}\u{6}", "archive"],
  // Documents of Word and LibreOffice as one XML file.
  [/^[^<]{0,9}<\?xml[^>]*>\s*<(?:\?mso-app|office:)/, "other-format"],
];
/** Kinds of ZIP archives, by one of their entries. One without any of these is an archive of files. */
const zipParts: readonly (readonly [entry: RegExp, found: DocumentKind | UnreadableReason])[] = [
  [/^word\/document\d*\.xml$/i, "docx"],
  [/^xl\/workbook\.xml$/i, "xlsx"],
  [/^xl\//i, "spreadsheet"],
  [/^ppt\//i, "slides"],
  [/^OFD\.xml$/i, "ofd"],
  // Texts, tables and slides of OpenDocument; its reader tells them apart.
  [/^content\.xml$/, "odt"],
  [/^(?:mimetype|META-INF\/.*)$/, "other-format"],
];
/** The names of the streams in an old Office file, in UTF-16. */
const officeParts: readonly (readonly [part: string, found: UnreadableReason | "doc"])[] = [
  ["EncryptedPackage", "encrypted"],
  ["WordDocument", "doc"],
  ["Workbook", "spreadsheet"],
  ["PowerPoint Document", "slides"],
];

/** PDF readers tolerate bytes before the header. */
const pdf = /^.{0,1000}%PDF-\d/s;
const pageStart =
  /^(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|meta|title)\b/is;
/** A page saved as one file is a message of its parts, which begins with fields. */
const messageStart = /^[\w-]+:/;
const messageType = /^content-type:\s*(?:multipart\/|text\/html)/im;
const tableName = /\.(?:csv|tsv)$/i;
const pageName = /\.x?html?$/i;
const anyTag = /<(?:p|div|table|body|span|br|h[1-6])\b[^>]*>/i;
const headBytes = 2048;

/** @throws AppError `document.unreadable` for a kind that cannot be read */
export function kindOf(name: string, bytes: Uint8Array): DocumentKind {
  const head = latin1(bytes.subarray(0, headBytes));
  const format = formatOf(head);
  if (format === "zip") return zipKind(name, bytes);
  if (pdf.test(head)) return "pdf";
  if (isPicture(bytes)) return "picture";
  if (format === "rtf") return "rtf";
  if (format === "old-office") return officeKind(name, bytes);
  const reason = (format && refusedFormats[format]) ?? reasonByStart(head);
  if (reason !== undefined) throw refuse(reason, name);
  if (messageStart.test(head) && messageType.test(head)) return "mht";
  if (tableName.test(name)) return "csv";
  const isPage = pageStart.test(head) || (pageName.test(name) && anyTag.test(latin1(bytes)));
  return isPage ? "html" : "text";
}

/** Whether it is a ZIP archive of files, each of which may be a document. */
export function isArchive(bytes: Uint8Array): boolean {
  return (
    formatOf(latin1(bytes.subarray(0, headBytes))) === "zip" &&
    namesInZip(bytes)?.every((name) => !zipParts.some(([entry]) => entry.test(name))) === true
  );
}

function reasonByStart(head: string): UnreadableReason | undefined {
  return refusedStarts.find(([start]) =>
    typeof start === "string" ? head.startsWith(start) : start.test(head),
  )?.[1];
}

function zipKind(name: string, bytes: Uint8Array): DocumentKind {
  const names = namesInZip(bytes);
  // Its reader says what is damaged.
  if (names === null) return "docx";
  const found =
    zipParts.find(([entry]) => names.some((each) => entry.test(each)))?.[1] ?? "archive";
  if (isReason(found)) throw refuse(found, name);
  return found;
}

/** The reader of .doc files tells WPS's own format, which is the same container with other streams, from damage. */
function officeKind(name: string, bytes: Uint8Array): DocumentKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (part: string) => content.includes(Buffer.from(part, "utf16le"));
  const found = officeParts.find(([part]) => has(part))?.[1] ?? "doc";
  if (found === "doc") return found;
  throw refuse(found, name);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** The kinds that a library parses; a picture is recognised. */
export type HeavyKind = Exclude<DocumentKind, "text" | "picture">;

/**
 * In this thread; `extractApart` does it in a process of its own.
 * @param options.recognised pages of a PDF or OFD file that are pictures, as they were recognised
 * @throws AppError `document.unreadable`, and no other error
 */
export async function extract(
  kind: HeavyKind,
  name: string,
  bytes: Uint8Array,
  { recognised }: { readonly recognised?: readonly Page[] | undefined } = {},
): Promise<Extracted> {
  try {
    const extracted = await readAs({ kind, name, bytes, recognised });
    if (Buffer.byteLength(extracted.text) <= maxSeedBytes) return extracted;
    throw refuse("too-long", name);
  } catch (error) {
    // Any other error of a library means that the file is malformed.
    throw error instanceof AppError ? error : refuse("damaged", name, error);
  }
}

interface ToRead {
  readonly kind: HeavyKind;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly recognised: readonly Page[] | undefined;
}

/** Loads the libraries of a kind when the first file of it is read. */
async function readAs({ kind, name, bytes, recognised }: ToRead): Promise<Extracted> {
  switch (kind) {
    case "pdf":
      return (await import("./pdf/read-pdf.ts")).readPdf(name, bytes, recognised);
    case "html":
      return (await import("./html/read-html.ts")).readHtml(name, bytes);
    case "mht":
      return (await import("./mht/read-mht.ts")).readMht(name, bytes);
    case "xlsx":
      return (await import("./xlsx/read-xlsx.ts")).readXlsx(name, bytes);
    case "csv":
      return (await import("./csv/read-csv.ts")).readCsv(name, bytes);
    case "docx":
      return (await import("./docx/read-docx.ts")).readDocx(name, bytes);
    case "ofd":
      return (await import("./ofd/read-ofd.ts")).readOfd(name, bytes, recognised);
    case "doc":
      return (await import("./doc/read-doc.ts")).readDoc(name, bytes);
    case "rtf":
      return (await import("./rtf/read-rtf.ts")).readRtf(name, bytes);
    case "odt":
      return (await import("./odt/read-odt.ts")).readOdt(name, bytes);
  }
}
