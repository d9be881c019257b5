/**
 * An exclusive lock on a file, within and across processes. The file is created if missing and stays.
 * The operating system holds the lock, so it is released when its process ends for whatever reason.
 */
import { type FileHandle, open } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

const retryAfterMs = 250;

export interface FileLock {
  readonly hadToWait: boolean;
  release(): Promise<void>;
}

interface LockPatience {
  /** Called once if the lock is taken. */
  readonly onWait: () => void;
  /** Aborting it ends the wait; without it the wait is unlimited. */
  readonly signal?: AbortSignal;
}

/** @throws the system's error if the file cannot be opened or locked, and an AbortError if the signal is aborted. */
export async function lockFile(file: string, { onWait, signal }: LockPatience): Promise<FileLock> {
  const atOnce = await tryLockFile(file);
  if (atOnce !== null) return atOnce;
  onWait();
  for (;;) {
    await setTimeout(retryAfterMs, undefined, signal === undefined ? {} : { signal });
    const lock = await tryLockFile(file);
    if (lock !== null) return { ...lock, hadToWait: true };
  }
}

/** Null if the lock is taken. @throws the system's error if the file cannot be opened or locked. */
export async function tryLockFile(file: string): Promise<FileLock | null> {
  let opened: FileHandle | null = null;
  let isHeld = false;
  try {
    opened = await open(file, "a+");
    const held = opened;
    // Imported here because the terminal chat locks nothing if its index is up to date, and starts faster without it.
    const { tryLock } = await import("fs-native-extensions");
    isHeld = tryLock(held.fd);
    return isHeld ? { hadToWait: false, release: () => held.close() } : null;
  } finally {
    if (!isHeld) await opened?.close();
  }
}
