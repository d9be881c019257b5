/**
 * What is told when an index cannot be used or written: which file or folder, why, and what happens next.
 */
import { statfs } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";

/** Whoever opens an index builds it anew after either of these two. */
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
