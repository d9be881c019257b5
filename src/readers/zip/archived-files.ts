/**
 * Unpacks the files of a ZIP archive one after another, each to be read as if it had been sent alone. Sizes are checked
 * before and while unpacking; archives within it are not opened.
 */
import path from "node:path";
import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { isDocumentName, isLeftOver, isPartOfPage } from "../../documents/file-names.ts";
import { maxFileBytes, refuse, type UnreadableReason } from "../extracted.ts";
import { decodeName, maxEntries } from "./zip-entries.ts";

export interface ArchivedFile {
  /** The path in the archive. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface UnreadFile {
  readonly name: string;
  readonly reason: UnreadableReason;
}

/** All together; more is no collection of documents. */
const maxTotalBytes = 300_000_000;
/** In the attributes of a file that a Unix program packed. */
const fileTypeMask = 0o170000;
const linkType = 0o120000;

/**
 * In the order of the archive, without what systems leave.
 * @throws AppError `document.unreadable` for an archive that cannot be listed, or would unpack to too much
 */
export async function* archivedFiles(
  archive: string,
  bytes: Uint8Array,
): AsyncGenerator<ArchivedFile | UnreadFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false }).catch(
    (error: unknown) => {
      throw refuse("damaged", archive, error);
    },
  );
  const entries = await listEntries(archive, zip);
  const names = new Set(entries.map((entry) => decodeName(entry.fileNameRaw)));
  for (const entry of entries) {
    const name = decodeName(entry.fileNameRaw);
    if (name.endsWith("/") || isLeftOver(name)) continue;
    const reason = isPartOfPage(name, names) ? "part-of-page" : reasonAgainst(name, entry);
    yield reason === null ? await unpack(zip, name, entry) : { name, reason };
  }
}

async function listEntries(archive: string, zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > maxEntries) throw refuse("zip-bomb", archive);
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw refuse("damaged", archive, error);
  }
  const totalBytes = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (totalBytes > maxTotalBytes) throw refuse("zip-bomb", archive);
  return entries;
}

function reasonAgainst(name: string, entry: Entry): UnreadableReason | null {
  const isLink = ((entry.externalFileAttributes >>> 16) & fileTypeMask) === linkType;
  if (isLink) return "link";
  if (!isDocumentName(path.posix.basename(name))) return "unlikely-name";
  if (entry.isEncrypted()) return "encrypted";
  return entry.uncompressedSize > maxFileBytes ? "too-large" : null;
}

/** Fails if it unpacks to another size than the directory says. */
async function unpack(
  zip: ZipFile,
  name: string,
  entry: Entry,
): Promise<ArchivedFile | UnreadFile> {
  try {
    const chunks: Buffer[] = [];
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return { name, bytes: Buffer.concat(chunks) };
  } catch {
    return { name, reason: "damaged" };
  }
}
