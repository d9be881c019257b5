/**
 * One build at a time in an index folder, whichever processes ask.
 * The lock is the system's and not a file's being there: it is freed with the process that holds it, however that ends.
 */
import { type FileHandle, mkdir, open } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { unwritableIndex } from "./index-errors.ts";

const lockFile = "lock";
const retryAfterMs = 250;

/** Whoever has it may change what is in the folder. */
export interface BuildLock {
  readonly indexDir: string;
  /** Another build has ended meanwhile, and may have left the index that is wanted. */
  readonly hadToWait: boolean;
  release(): Promise<void>;
}

/** @throws AppError `index.unwritable` when the folder cannot be written, or its file system knows no locks. */
export async function lockBuilds(indexDir: string, onWait: () => void): Promise<BuildLock> {
  const atOnce = await tryLockBuilds(indexDir);
  if (atOnce !== null) return atOnce;
  onWait();
  for (;;) {
    await setTimeout(retryAfterMs);
    const lock = await tryLockBuilds(indexDir);
    if (lock !== null) return { ...lock, hadToWait: true };
  }
}

/** Null while another build is running. @throws AppError `index.unwritable`. */
export async function tryLockBuilds(indexDir: string): Promise<BuildLock | null> {
  let file: FileHandle | null = null;
  let isHeld = false;
  try {
    await mkdir(indexDir, { recursive: true });
    file = await open(path.join(indexDir, lockFile), "a+");
    const held = file;
    // Only a start that builds needs it.
    const { tryLock } = await import("fs-native-extensions");
    isHeld = tryLock(held.fd);
    return isHeld ? { indexDir, hadToWait: false, release: () => held.close() } : null;
  } catch (cause) {
    throw await unwritableIndex(indexDir, cause, null);
  } finally {
    if (!isHeld) await file?.close();
  }
}
