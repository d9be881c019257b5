/**
 * The formats that are read: decides how a file is read, and extracts text and stated facts from it.
 * Its content decides, because names are often wrong; the name only helps to tell a web page from a text.
 */
import { AppError } from "../core/errors.ts";
import { type FileFormat, formatOf } from "../documents/decode.ts";
import { maxSeedBytes } from "../documents/seed-file.ts";
import { type Extracted, refuse, type UnreadableReason } from "./extracted.ts";

export type DocumentKind = "text" | "html" | "docx" | "doc" | "rtf" | "odt" | "ofd" | "pdf";

const refusedFormats: Partial<Readonly<Record<FileFormat, UnreadableReason>>> = {
  picture: "picture",
  compressed: "archive",
};
/** Formats that `formatOf` does not know. */
const refusedStarts: readonly (readonly [start: string | RegExp, reason: UnreadableReason])[] = [
  ["II*\0", "picture"],
  ["MM\0*", "picture"],
  [/^RIFF.{4}WEBP|^.{4}ftyp(?:heic|heix|mif1|avif)/s, "picture"],
  ["PK\u{5}\u{6}", "archive"],
  // MHTML: a web page with its pictures in one file.
  [/^(?:From: <Saved|MIME-Version:)/, "other-format"],
  // Documents of Word and LibreOffice as one XML file.
  [/^[^<]{0,9}<\?xml[^>]*>\s*<(?:\?mso-app|office:)/, "other-format"],
];
/** OpenDocument has its type uncompressed in front. */
const zipKind = [["mimetypeapplication/vnd.oasis.opendocument.text", "odt"]] as const;
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
const pageName = /\.x?html?$/i;
const anyTag = /<(?:p|div|table|body|span|br|h[1-6])\b[^>]*>/i;
const headBytes = 2048;

/** @throws AppError `document.unreadable` for a kind that cannot be read */
export function kindOf(name: string, bytes: Uint8Array): DocumentKind {
  const head = latin1(bytes.subarray(0, headBytes));
  const format = formatOf(head);
  if (format === "zip" && hasEntry(bytes, "OFD.xml")) return "ofd";
  if (format === "zip") return zipKind.find(([sign]) => head.includes(sign))?.[1] ?? "docx";
  if (pdf.test(head)) return "pdf";
  if (format === "rtf") return "rtf";
  if (format === "old-office") return officeKind(name, bytes);
  const reason = (format && refusedFormats[format]) ?? reasonByStart(head);
  if (reason !== undefined) throw refuse(reason, name);
  const isPage = pageStart.test(head) || (pageName.test(name) && anyTag.test(latin1(bytes)));
  return isPage ? "html" : "text";
}

/** How far before a name its entry in the directory of a ZIP file begins, and how it begins. */
const entryHead = { length: 46, sign: 0x02014b50 } as const;

function hasEntry(bytes: Uint8Array, name: string): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = content.indexOf(name); at !== -1; at = content.indexOf(name, at + 1))
    if (at >= entryHead.length && content.readUInt32LE(at - entryHead.length) === entryHead.sign)
      return true;
  return false;
}

function reasonByStart(head: string): UnreadableReason | undefined {
  return refusedStarts.find(([start]) =>
    typeof start === "string" ? head.startsWith(start) : start.test(head),
  )?.[1];
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

export type HeavyKind = Exclude<DocumentKind, "text">;

/** @throws AppError `document.unreadable`, and no other error */
export async function extract(
  kind: HeavyKind,
  name: string,
  bytes: Uint8Array,
): Promise<Extracted> {
  try {
    const extracted = await readAs(kind, name, bytes);
    if (Buffer.byteLength(extracted.text) <= maxSeedBytes) return extracted;
    throw refuse("too-long", name);
  } catch (error) {
    // Any other error of a library means that the file is malformed.
    throw error instanceof AppError ? error : refuse("damaged", name, error);
  }
}

/** Loads the libraries of a kind when the first file of it is read. */
async function readAs(kind: HeavyKind, name: string, bytes: Uint8Array): Promise<Extracted> {
  switch (kind) {
    case "html":
      return (await import("./html/read-html.ts")).readHtml(name, bytes);
    case "docx":
      return (await import("./docx/read-docx.ts")).readDocx(name, bytes);
    case "ofd":
      return (await import("./ofd/read-ofd.ts")).readOfd(name, bytes);
    case "doc":
      return (await import("./doc/read-doc.ts")).readDoc(name, bytes);
    case "rtf":
      return (await import("./rtf/read-rtf.ts")).readRtf(name, bytes);
    case "odt":
      return (await import("./odt/read-odt.ts")).readOdt(name, bytes);
    case "pdf":
      return (await import("./pdf/read-pdf.ts")).readPdf(name, bytes);
  }
}
