/** Writes and removes files in a folder of documents. */
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { requireFreeSpace } from "../core/free-space.ts";

/** Readers see the old content or the new one, whole. @throws AppError `documents.unwritable` or `disk.full` */
export async function writeWhole(
  folder: string,
  file: string,
  text: string | Uint8Array,
): Promise<void> {
  const filePath = path.join(folder, file);
  const temporary = path.join(path.dirname(filePath), unfinishedName(path.basename(filePath)));
  try {
    await mkdir(path.dirname(filePath), { recursive: true });
    requireFreeSpace(path.dirname(filePath), Buffer.byteLength(text));
    await writeFlushed(temporary, text);
    await rename(temporary, filePath);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause instanceof AppError ? cause : unwritable(folder, file, cause);
  }
}

/** Also where there is none. @throws AppError `documents.unwritable` */
export async function removeFile(folder: string, file: string): Promise<void> {
  await rm(path.join(folder, file), { force: true }).catch((cause: unknown) => {
    throw unwritable(folder, file, cause);
  });
}

/** Hidden, so it is not listed as a document; in the same folder, so the rename is atomic. */
function unfinishedName(base: string): string {
  return `.${base}.tmp`;
}

/** Whether a file of this name was left by a process that ended while it wrote. */
export function isUnfinished(base: string): boolean {
  return base.startsWith(".") && base.endsWith(".tmp");
}

async function writeFlushed(filePath: string, text: string | Uint8Array): Promise<void> {
  const handle = await open(filePath, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unwritable(folder: string, file: string, cause: unknown): AppError {
  return new AppError(
    "documents.unwritable",
    `${file} cannot be written in ${folder}: ${messageOf(cause)}. Nothing was changed. Give the bot the right to write there, or make room.`,
    { folder, file },
    cause,
  );
}
