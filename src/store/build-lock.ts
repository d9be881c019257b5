/**
 * One build at a time in an index folder, whichever processes ask.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type FileLock, lockFile, tryLockFile } from "../core/file-lock.ts";
import { unwritableIndex } from "./index-errors.ts";

const lockName = "lock";

/** Whoever has it may change what is in the folder. */
export interface BuildLock extends FileLock {
  readonly indexDir: string;
  /** Another build has ended meanwhile, and may have left the index that is wanted. */
  readonly hadToWait: boolean;
}

/** @throws AppError `index.unwritable` when the folder cannot be written, or its file system knows no locks. */
export async function lockBuilds(indexDir: string, onWait: () => void): Promise<BuildLock> {
  const lock = await inFolder(indexDir, (file) => lockFile(file, { onWait }));
  return { ...lock, indexDir };
}

/** Null while another build is running. @throws AppError `index.unwritable`. */
export async function tryLockBuilds(indexDir: string): Promise<BuildLock | null> {
  const lock = await inFolder(indexDir, tryLockFile);
  return lock && { ...lock, indexDir };
}

async function inFolder<T>(indexDir: string, lock: (file: string) => Promise<T>): Promise<T> {
  try {
    await mkdir(indexDir, { recursive: true });
    return await lock(path.join(indexDir, lockName));
  } catch (cause) {
    throw await unwritableIndex(indexDir, cause, null);
  }
}
