/** How much of a disk is free, and how much of it the bot leaves free. */
import { statfsSync } from "node:fs";
import { AppError } from "./errors.ts";

/** Enough for the largest file that Telegram hands to a bot, 20 MB, and what else is written at the same time. */
const usualMinimumFreeBytes = 32 * 1024 * 1024;
/** Of a small disk, this share is left free. */
const minimumFreeShare = 1 / 8;

/** In bytes. */
export interface FreeSpace {
  /** For a user without special rights; Infinity where the file system does not tell. */
  readonly freeBytes: number;
  /** Where less is free, nothing is written that can wait. */
  readonly minimumFreeBytes: number;
}

/** @throws NodeJS.ErrnoException if the folder cannot be looked at */
export function freeSpaceIn(folder: string): FreeSpace {
  const { blocks, bavail, bsize } = statfsSync(folder);
  // Some network file systems tell nothing.
  if (blocks === 0) return { freeBytes: Infinity, minimumFreeBytes: 0 };
  const shareBytes = Math.floor(blocks * bsize * minimumFreeShare);
  return {
    freeBytes: bavail * bsize,
    minimumFreeBytes: Math.min(usualMinimumFreeBytes, shareBytes),
  };
}

/**
 * To be called before a large file is written: what is less important than the bot's state must not take its room.
 * @throws AppError `disk.full` unless the minimum stays free
 */
export function requireFreeSpace(folder: string, neededBytes: number): void {
  const { freeBytes, minimumFreeBytes } = freeSpaceIn(folder);
  if (freeBytes >= neededBytes + minimumFreeBytes) return;
  throw new AppError(
    "disk.full",
    `The disk of ${folder} has no room for ${megabytes(neededBytes)} more: ${megabytes(freeBytes)} are free, of which ${megabytes(minimumFreeBytes)} are kept for what the bot remembers. Make room on it.`,
    { folder, neededBytes, freeBytes, minimumFreeBytes },
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
