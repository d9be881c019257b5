/**
 * A file in, made where it is missing; a lock on it that one at a time has, whichever processes ask, out.
 * The lock is the system's and not the file's being there: it is freed with the process that holds it, however that
 * ends. The file itself stays.
 */
import { type FileHandle, open } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

const retryAfterMs = 250;

export interface FileLock {
  readonly hadToWait: boolean;
  release(): Promise<void>;
}

export interface LockPatience {
  /** Called once, when another has it. */
  readonly onWait: () => void;
  /** Gives up when it is aborted; without it, never. */
  readonly signal?: AbortSignal;
}

/** @throws what the system says where the file cannot be written or locked, and what the signal says. */
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

/** Null while another has it. @throws as `lockFile` does. */
export async function tryLockFile(file: string): Promise<FileLock | null> {
  let opened: FileHandle | null = null;
  let isHeld = false;
  try {
    opened = await open(file, "a+");
    const held = opened;
    // The terminal chat with an index that is up to date locks nothing, and starts sooner without it.
    const { tryLock } = await import("fs-native-extensions");
    isHeld = tryLock(held.fd);
    return isHeld ? { hadToWait: false, release: () => held.close() } : null;
  } finally {
    if (!isHeld) await opened?.close();
  }
}
