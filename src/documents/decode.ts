/**
 * A file's bytes in; its text out, or null where they are no text.
 * UTF-16 is known by its byte order mark; anything else is UTF-8 or, failing that, GB18030, which
 * older Chinese editors write, with GBK and GB 2312 as parts of it. Equal bytes give equal text, so
 * a file is read anew as it was read before. A byte order mark stays: offsets count it.
 *
 * How a file begins, in Latin-1, in; which of the formats that are no text it has out, whatever its name says.
 */
import { isUtf8, transcode } from "node:buffer";

/** Random bytes are seldom valid GB18030 for long, but the text of another encoding often is. */
const leastEverydayShare = 0.5;
/** A stray control character that an editor left behind is no reason to leave a text out. */
const mostControlShare = 0.01;

/** But for tabs and line ends. */
const controls = /[^\P{Cc}\t-\r]/gu;
/** What no Chinese text has, and wrongly guessed encodings do. */
const unlikely = /(?!\s)[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/u;

export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeUnicode(bytes) ?? decodeChinese(bytes);
  return text === null || text.includes("\0") ? null : text;
}

function decodeUnicode(bytes: Uint8Array): string | null {
  const encoding = unicodeOf(bytes);
  const text = encoding === "utf-8" ? decodeUtf8(bytes) : decodeAs(encoding, bytes);
  if (text === null) return null;
  const controlCount = text.match(controls)?.length ?? 0;
  return controlCount <= text.length * mostControlShare ? text : null;
}

function unicodeOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** As a decoder would; by way of UTF-16 a Chinese text takes a third of the time, and a start reads all of them. */
function decodeUtf8(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? transcode(bytes, "utf8", "utf16le").toString("utf16le") : null;
}

function decodeChinese(bytes: Uint8Array): string | null {
  const text = decodeAs("gb18030", bytes);
  if (text === null || unlikely.test(text)) return null;
  return everydayShare(bytes) >= leastEverydayShare ? text : null;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Of the characters beyond ASCII in valid GB18030, the share of the signs and the 3755 hanzi that
 * GB 2312 has first, for everyday use: nearly all of a Chinese text, well over half of one in
 * traditional script, and less than half of a Big5 text or none of a Latin one.
 */
function everydayShare(bytes: Uint8Array): number {
  let count = 0;
  let everydayCount = 0;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const isEverydayLead = (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7);
    if (isEverydayLead && trail >= 0xa1) everydayCount += 1;
    count += 1;
    const isFourBytes = trail >= 0x30 && trail <= 0x39;
    at += isFourBytes ? 4 : 2;
  }
  return count === 0 ? 1 : everydayCount / count;
}

export type FileFormat = "pdf" | "zip" | "old-office" | "rtf" | "picture" | "compressed";

const signatures: readonly (readonly [start: string, format: FileFormat])[] = [
  ["%PDF-", "pdf"],
  // Office documents are such archives.
  ["PK\u{3}\u{4}", "zip"],
  ["\u{d0}\u{cf}\u{11}\u{e0}", "old-office"],
  ["{\\rtf", "rtf"],
  ["\u{89}PNG", "picture"],
  ["\u{ff}\u{d8}\u{ff}", "picture"],
  ["GIF8", "picture"],
  ["\u{1f}\u{8b}", "compressed"],
  ["Rar!\u{1a}", "compressed"],
  ["7z\u{bc}\u{af}", "compressed"],
];

/** Null for a text, and for what it does not know. */
export function formatOf(start: string): FileFormat | null {
  return signatures.find(([signature]) => start.startsWith(signature))?.[1] ?? null;
}
