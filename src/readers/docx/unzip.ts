/**
 * Unpacks the parts that make up the text of a .docx file, or of another that is a ZIP archive. The ZIP directory's
 * sizes are checked before anything is unpacked, the actual sizes while unpacking, and the checksums afterwards.
 */
import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { refuse } from "../extracted.ts";
import { maxEntries } from "../zip/zip-entries.ts";

export type Parts = ReadonlyMap<string, Uint8Array>;

const maxTotalBytes = 300_000_000;
/** A book of a thousand pages has about 20 MB. */
const maxPartBytes = 40_000_000;

interface Needed {
  readonly needed: RegExp;
  /** Without which it is a file of another kind. */
  readonly main: RegExp;
}

const word: Needed = {
  needed:
    /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:_rels\/)?(?:document\d*|styles\d*|numbering\d*|footnotes\d*|endnotes\d*)\.xml(?:\.rels)?|word\/diagrams\/data\d*\.xml)$/i,
  main: /^word\/document\d*\.xml$/i,
};
/** @throws AppError `document.unreadable` */
export async function unzipDocument(name: string, bytes: Uint8Array): Promise<Parts> {
  return unzipParts(name, bytes, word);
}

/** @throws AppError `document.unreadable` */
export async function unzipParts(
  name: string,
  bytes: Uint8Array,
  { needed, main }: Needed,
): Promise<Parts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true }).catch((error: unknown) => {
    throw refuse("damaged", name, error);
  });
  const entries = await listEntries(name, zip, needed);
  if (!entries.some(({ fileName }) => main.test(fileName))) throw refuse("damaged", name);
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries.filter(({ fileName }) => needed.test(fileName))) {
    if (entry.isEncrypted()) throw refuse("encrypted", name);
    parts.set(entry.fileName, await unpack(name, zip, entry));
  }
  return parts;
}

async function listEntries(name: string, zip: ZipFile, needed: RegExp): Promise<Entry[]> {
  if (zip.entryCount > maxEntries) throw refuse("zip-bomb", name);
  const entries: Entry[] = [];
  let totalBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      totalBytes += entry.uncompressedSize;
    }
  } catch (error) {
    throw refuse("damaged", name, error);
  }
  const isPartTooLarge = entries.some(
    ({ fileName, uncompressedSize }) => needed.test(fileName) && uncompressedSize > maxPartBytes,
  );
  if (isPartTooLarge || totalBytes > maxTotalBytes) throw refuse("zip-bomb", name);
  return entries;
}

/** Fails if the size or the checksum is not the directory's. */
async function unpack(name: string, zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  try {
    const bytes = await gather(await zip.openReadStreamPromise(entry));
    if (crc32(bytes) === entry.crc32) return bytes;
  } catch (error) {
    throw refuse("damaged", name, error);
  }
  throw refuse("damaged", name);
}

async function gather(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
