/**
 * Keeps the database's file longer than its pages need, so that LMDB goes on writing where the disk is full: it overwrites
 * bytes that the file has already. LMDB must not be refused a write: version 3.5.6 of the library then prints a message
 * into a string that is too short for it (`mdb_page_flush`), and the process may die of `free(): invalid size`.
 * On a file system that writes nothing in place (btrfs, ZFS) the bytes are no reserve; there only the free space counts.
 */
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import type { AppError } from "../../core/errors.ts";
import { freeSpaceIn } from "../../core/free-space.ts";
import type { StateRoom } from "../state-store.ts";
import { fullDisk, unavailableState } from "./state-errors.ts";

const mebibyte = 1024 * 1024;
/** Enough to answer some thousand updates that were taken before the disk was full: an answer adds about 2 kB. */
const usualReserveBytes = 4 * mebibyte;
/** Below this no update is begun, so that those that are begun can be finished. */
const answerBytes = mebibyte;
/** More than the changed pages of any transaction but those that tell how much they take. */
export const usualWriteBytes = 256 * 1024;
/** Left free when the reserve is filled up, for other files' entries in folders. */
const untouchedBytes = 64 * 1024;

export interface DiskReserve {
  /** Fills the reserve up where it can, and tells what there is. */
  room(): StateRoom;
  /**
   * To be called before each transaction, with the most that it may add to the file. Also writes a byte, so that a disk
   * that refuses all is met here and not by LMDB.
   * @throws AppError `disk.full`, or `state.unavailable` after `onFailed`
   */
  require(neededBytes: number): void;
}

interface ReserveOptions {
  readonly file: string;
  /** The end of the last page that the database has used. */
  readonly usedBytes: () => number;
  readonly onFailed: OnFailed;
  readonly reserveBytes?: number | undefined;
}

/** Called where the disk refuses a write for another reason than that it is full. */
export type OnFailed = (error: AppError) => void;

export function createDiskReserve(options: ReserveOptions): DiskReserve {
  const { file, usedBytes, onFailed, reserveBytes = usualReserveBytes } = options;
  const folder = path.dirname(file);
  const keptBytes = () => Math.max(0, statSync(file).size - usedBytes());

  /** In large steps, since each changes the file's size. */
  const fill = (): void => {
    const kept = keptBytes();
    if (kept >= reserveBytes / 2) return;
    const missing = Math.min(reserveBytes - kept, freeSpaceIn(folder).freeBytes - untouchedBytes);
    if (missing > 0) append(file, missing);
  };

  const canWrite = (): boolean => {
    try {
      writeLastByte(file);
      return true;
    } catch (error) {
      if (isRefusedForRoom(error)) return false;
      throw error;
    }
  };
  const orFail = <Result>(look: () => Result): Result => {
    try {
      return look();
    } catch (cause) {
      if (!isSystemError(cause)) throw cause;
      const error = unavailableState("written", file, cause);
      onFailed(error);
      throw error;
    }
  };

  return {
    room: () =>
      orFail(() => {
        // A file system that is mounted anew for reading refuses it; to write each time would let no disk rest.
        accessSync(file, constants.W_OK);
        fill();
        const kept = keptBytes();
        const space = freeSpaceIn(folder);
        const isEnough = kept >= reserveBytes / 2 && space.freeBytes >= space.minimumFreeBytes;
        const allows = isEnough ? "updates" : kept >= answerBytes ? "answers" : "nothing";
        return { ...space, reserveBytes: kept, allows };
      }),
    require: (neededBytes) =>
      orFail(() => {
        const kept = keptBytes();
        const leftBytes = kept < neededBytes ? kept + freeAboveMinimum(folder) : kept;
        if (leftBytes < neededBytes || (kept > 0 && !canWrite())) throw fullDisk(file, neededBytes);
      }),
  };
}

function freeAboveMinimum(folder: string): number {
  const { freeBytes, minimumFreeBytes } = freeSpaceIn(folder);
  return Math.max(0, freeBytes - minimumFreeBytes);
}

function append(file: string, bytes: number): void {
  const descriptor = openSync(file, "a");
  try {
    const zeros = Buffer.alloc(Math.min(bytes, mebibyte));
    for (let left = bytes; left > 0;)
      left -= writeSync(descriptor, zeros, 0, Math.min(left, zeros.length));
  } catch (error) {
    // Somebody else has taken the room, or the file may not become larger.
    if (!isRefusedForRoom(error)) throw error;
  } finally {
    closeSync(descriptor);
  }
}

function writeLastByte(file: string): void {
  const descriptor = openSync(file, "r+");
  try {
    writeSync(descriptor, Buffer.alloc(1), 0, 1, fstatSync(descriptor).size - 1);
  } finally {
    closeSync(descriptor);
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}

/** EFBIG: the file may not become larger. */
function isRefusedForRoom(error: unknown): boolean {
  return isSystemError(error) && ["ENOSPC", "EDQUOT", "EFBIG"].includes(error.code);
}
