/**
 * Looks at the database's file before LMDB maps it into memory. Without this, a file that is not LMDB's or was cut short
 * ends the whole process with a signal that nothing can catch; after it, LMDB can read the file, or say what is wrong.
 */
import { appendFile, open } from "node:fs/promises";

// Where LMDB keeps what it needs to find its pages (`MDB_meta` behind the page's header), little-endian.
const magicAt = 24;
const versionAt = 28;
const pageSizeAt = 48;
const lastPageAt = 144;
const headerBytes = 152;
const magic = 0xbeefc0de;
const dataVersion = 2;
/** The sizes that LMDB accepts. */
const smallestPageBytes = 256;
const largestPageBytes = 65_536;

/**
 * A sound file may lack final pages that are free, so being short proves nothing. Pages of zeros in place of
 * those that lack are harmless in the one case, and an error that LMDB reports in the other. They are appended,
 * which can overwrite nothing that another process writes meanwhile. Free pages at the end are few: they
 * come from one transaction.
 */
const largestGapBytes = 16 * 1024 * 1024;

/** What is wrong with the file, in words, or null where LMDB may open it. */
export async function faultOf(file: string): Promise<string | null> {
  const found = await readMetas(file);
  if (found === null || found.fileBytes === 0) return null;
  const { fileBytes, metas } = found;
  const first = metas[0];
  if (first === undefined || first.magic !== magic) return "it is not a database of LMDB";
  if (first.version !== dataVersion) return "another version of LMDB has written it";
  const second = metas[1];
  if (second === undefined || second.magic !== magic) return "its beginning is damaged";
  const lastPage = Math.max(first.lastPage, second.lastPage);
  const missingBytes = (lastPage + 1) * first.pageBytes - fileBytes;
  if (missingBytes > largestGapBytes) return "a large part of it is missing";
  if (missingBytes > 0) await appendFile(file, Buffer.alloc(missingBytes));
  return null;
}

interface Meta {
  readonly magic: number;
  readonly version: number;
  readonly pageBytes: number;
  readonly lastPage: number;
}

interface Found {
  readonly fileBytes: number;
  /** Two in a sound file: LMDB writes them by turns, the second a page behind the first. */
  readonly metas: readonly Meta[];
}

/** Null where there is no file yet. */
async function readMetas(file: string): Promise<Found | null> {
  const handle = await open(file, "r").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const { size: fileBytes } = await handle.stat();
    const readAt = async (position: number) => {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(headerBytes), { position });
      return bytesRead === headerBytes ? parseMeta(buffer) : null;
    };
    const first = await readAt(0);
    const second = first === null || !isPageSize(first) ? null : await readAt(first.pageBytes);
    return { fileBytes, metas: [first, second].filter((meta) => meta !== null) };
  } finally {
    await handle.close();
  }
}

function parseMeta(header: Buffer): Meta {
  return {
    magic: header.readUInt32LE(magicAt),
    version: header.readUInt32LE(versionAt) & 0xffff,
    pageBytes: header.readUInt32LE(pageSizeAt),
    lastPage: Number(header.readBigUInt64LE(lastPageAt)),
  };
}

function isPageSize({ pageBytes }: Meta): boolean {
  return pageBytes >= smallestPageBytes && pageBytes <= largestPageBytes;
}
