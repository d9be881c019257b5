/** Reads the beginning of an LMDB file, to find damage that LMDB itself would end the process on. */
import { appendFile, open as openFile } from "node:fs/promises";

// Byte offsets of `MDB_meta` fields behind the page header; little-endian.
const magicAt = 24;
const versionAt = 28;
const pageSizeAt = 48;
const lastPageAt = 144;
const headerBytes = 152;
const magic = 0xbeefc0de;
const dataVersion = 2;
/** The page sizes that LMDB accepts. */
const smallestPageBytes = 256;
const largestPageBytes = 65_536;

/**
 * A sound file may lack free pages at its end, so a short file is not necessarily damaged. The missing pages are filled
 * with zeros, which is harmless if they are free; otherwise LMDB reports an error. Appending cannot overwrite what
 * another process writes. Free pages at the end come from one transaction, so they are few.
 */
const largestGapBytes = 16 * 1024 * 1024;

/** A description of the fault, or null if LMDB may open the file. Appends missing final pages. */
export async function findFileFault(file: string): Promise<string | null> {
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
  /** Two in a sound file, a page apart, which LMDB writes alternately. */
  readonly metas: readonly Meta[];
}

/** Null if there is no file yet. */
export async function readMetas(file: string): Promise<Found | null> {
  const handle = await openFile(file, "r").catch((error: unknown) => {
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
