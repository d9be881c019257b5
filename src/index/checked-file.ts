/**
 * Reads and writes index files with their length and CRC-32, one megabyte at a time, so that questions are answered in
 * between. Also creates the errors for an index that cannot be used or written.
 * A CRC-32 detects damage by disk faults, kills and careless edits in a tenth of the time of a SHA-256. It need not
 * resist forgery: a forger could change the manifest as well.
 */
import { open, statfs } from "node:fs/promises";
import path from "node:path";
import { crc32 } from "node:zlib";
import { AppError, messageOf } from "../core/errors.ts";

export interface FileFacts {
  readonly bytes: number;
  readonly crc32: number;
}

/** Small enough to be still in the processor's cache when its checksum is computed. */
const chunkBytes = 2 ** 20;

/** Resolves once the file is flushed to disk. Returns the facts of `content`; the file is not read back. */
export async function writeWithFacts(file: string, content: Uint8Array): Promise<FileFacts> {
  const handle = await open(file, "w");
  try {
    let checksum = 0;
    for (let at = 0; at < content.length; at += chunkBytes) {
      const chunk = content.subarray(at, at + chunkBytes);
      checksum = crc32(chunk, checksum);
      await handle.writeFile(chunk);
    }
    await handle.sync();
    return { bytes: content.length, crc32: checksum };
  } finally {
    await handle.close();
  }
}

/** For a file whose content other code reads, such as hnswlib. */
export async function factsOfFile(file: string): Promise<FileFacts> {
  // One buffer is filled while the checksum of the other is computed.
  let [next, last] = [Buffer.alloc(chunkBytes), Buffer.alloc(chunkBytes)];
  return readChunks(file, () => {
    [next, last] = [last, next];
    return next;
  });
}

/** Reads at most `bytes`. The content has an ArrayBuffer of its own, so that typed arrays can use it without a copy. */
export async function readWithFacts(
  file: string,
  bytes: number,
): Promise<{ readonly content: Buffer; readonly facts: FileFacts }> {
  const content = Buffer.from(new ArrayBuffer(bytes));
  const facts = await readChunks(file, (at) => content.subarray(at, at + chunkBytes));
  return { content, facts };
}

/** Reads up to the end or an empty chunk. Each chunk is read while the checksum of the previous one is computed. */
async function readChunks(file: string, chunkAt: (at: number) => Buffer): Promise<FileFacts> {
  const handle = await open(file);
  try {
    const readAt = (at: number) => {
      const chunk = chunkAt(at);
      return handle.read(chunk, 0, chunk.length, at);
    };
    let facts: FileFacts = { bytes: 0, crc32: 0 };
    let reading = readAt(0);
    for (;;) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) return facts;
      const bytes = facts.bytes + bytesRead;
      reading = readAt(bytes);
      facts = { bytes, crc32: crc32(buffer.subarray(0, bytesRead), facts.crc32) };
    }
  } finally {
    await handle.close();
  }
}

/** After this error or `foreignIndex`, the caller rebuilds the index. */
export function corruptFile(
  folder: string,
  name: string,
  reason: string,
  cause?: unknown,
): AppError {
  return new AppError(
    "index.corrupt",
    `Index file ${path.join(folder, name)} is damaged: ${reason}. It is built anew.`,
    { folder, name },
    cause,
  );
}

export function foreignIndex(
  folder: string,
  what: string,
  got: string,
  expected: string,
): AppError {
  return new AppError(
    "index.incompatible",
    `The index in ${folder} has another ${what}: ${got.slice(0, 12)}, expected ${expected.slice(0, 12)}. It is built anew.`,
    { folder, what, got, expected },
  );
}

export async function unwritableIndex(
  indexDir: string,
  cause: unknown,
  neededBytes: number | null,
): Promise<AppError> {
  const freeBytes = await statfs(indexDir).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  const room =
    neededBytes === null || freeBytes === null
      ? ""
      : ` It takes ${megabytes(neededBytes)}, and ${megabytes(freeBytes)} are free there.`;
  return new AppError(
    "index.unwritable",
    `The index cannot be written to ${indexDir}: ${messageOf(cause)}.${room} The index that was there is unchanged. Make room, or set INDEX_DIR or --index to a folder that can be written.`,
    { indexDir, neededBytes, freeBytes },
    cause,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
