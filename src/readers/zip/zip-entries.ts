/**
 * Reads the directory of a ZIP archive, without unpacking anything. Programs of Chinese Windows write names in GBK and
 * do not mark it.
 */
import { isUtf8 } from "node:buffer";

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const endBytes = 22;
const maxCommentBytes = 0xffff;
const entryBytes = 46;
/** Pictures count as well: a long report may have hundreds. */
export const maxEntries = 5000;

/** The first names; null if the bytes have no directory. */
export function namesInZip(bytes: Uint8Array): readonly string[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(file);
  if (end === null) return null;
  const names: string[] = [];
  let at = file.readUInt32LE(end + 16);
  while (names.length < maxEntries && at + entryBytes <= end) {
    if (file.readUInt32LE(at) !== directoryEntry) break;
    const nameEnd = at + entryBytes + file.readUInt16LE(at + 28);
    names.push(decodeName(file.subarray(at + entryBytes, nameEnd)));
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return names.length === 0 ? null : names;
}

/** It stands at the end of the file, before a comment. */
function findEnd(file: Buffer): number | null {
  const first = Math.max(0, file.length - endBytes - maxCommentBytes);
  for (let at = file.length - endBytes; at >= first; at -= 1)
    if (file.readUInt32LE(at) === directoryEnd) return at;
  return null;
}

const gbk = new TextDecoder("gb18030");

/** With `/` between folders. */
export function decodeName(bytes: Uint8Array): string {
  const name = isUtf8(bytes) ? new TextDecoder().decode(bytes) : gbk.decode(bytes);
  return name.replaceAll("\\", "/");
}
