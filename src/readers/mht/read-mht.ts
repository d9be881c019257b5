/** Reads a web page that was saved as one file (.mht, .mhtml): a message of parts, of which the first page is the article. */
import { isWebAddress } from "../../language/web-address.ts";
import { type Extracted, refuse } from "../extracted.ts";
import { readHtml } from "../html/read-html.ts";

/** @throws AppError `document.unreadable` */
export function readMht(name: string, bytes: Uint8Array): Extracted {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const page = pageOf(partOf(file), 0);
  if (page === null) throw refuse("other-format", name);
  if (page === "broken-off") throw refuse("damaged", name);
  const read = readHtml(name, page);
  // The page's own address may be shorter than the one that was opened.
  const address = savedFrom.exec(file.slice(0, maxHeadUtf16))?.[1] ?? "";
  const url = read.facts.url ?? (isWebAddress(address) ? address : null);
  return { ...read, facts: { ...read.facts, url } };
}

const savedFrom = /^(?:Snapshot-)?Content-Location:[ \t]*(\S+)/im;

interface Part {
  /** In lower case. */
  readonly type: string;
  readonly boundary: string | null;
  readonly encoding: string;
  /** One character for each byte. */
  readonly content: string;
  readonly isBrokenOff: boolean;
}

/** Parts within parts are a page's frames, or its forms for other programs. */
const maxDepth = 5;
const maxHeadUtf16 = 64_000;

function partOf(written: string, isBrokenOff = false): Part {
  const border = /\r?\n\r?\n/.exec(written.slice(0, maxHeadUtf16));
  const end = border?.index ?? written.length;
  // A line that begins with white space goes on with the one before it.
  const head = written.slice(0, end).replace(/\r?\n[ \t]+/g, " ");
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(head)?.[1]?.trim();
  const type = field("content-type") ?? "text/plain";
  return {
    type: type.split(";")[0]?.trim().toLowerCase() ?? "",
    boundary: /boundary="?([^";]+)"?/i.exec(type)?.[1] ?? null,
    encoding: (field("content-transfer-encoding") ?? "").toLowerCase(),
    content: written.slice(end + (border?.[0].length ?? 0)),
    isBrokenOff,
  };
}

/** Null if there is no page. */
function pageOf(part: Part, depth: number): Uint8Array | "broken-off" | null {
  const { type, boundary, content, isBrokenOff } = part;
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type))
    return isBrokenOff ? "broken-off" : decode(part);
  if (boundary === null || depth > maxDepth) return null;
  const border = `--${boundary}`;
  const starts = bordersIn(content, border);
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    const from = content.indexOf("\n", start) + 1;
    const isClosing = content.startsWith("--", start + border.length);
    if (isClosing || from === 0) break;
    const inner = partOf(content.slice(from, next), next === undefined);
    const page = pageOf(inner, depth + 1);
    if (page !== null) return page;
  }
  return null;
}

/** Where lines begin with it. */
function bordersIn(content: string, border: string): number[] {
  const found: number[] = [];
  for (
    let at = content.indexOf(border);
    at !== -1;
    at = content.indexOf(border, at + border.length)
  )
    if (at === 0 || content.charAt(at - 1) === "\n") found.push(at);
  return found;
}

function decode({ encoding, content }: Part): Uint8Array {
  if (encoding === "base64") return Buffer.from(content, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(content, "latin1");
  const text = content
    .replace(/[ \t]+(?=\r?\n)/g, "")
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, "latin1");
}
