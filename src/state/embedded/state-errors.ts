/** Creates the errors of the embedded state, each with the path and advice. */
import { AppError, messageOf } from "../../core/errors.ts";

const advice = {
  folder:
    "Set DATA_DIR to a folder that can be written, or give this user the right to write there.",
  readOnly:
    "The file system can only be read. Mount it for writing, after a check of the disk, and start again; where nothing was kept there yet, set DATA_DIR to a folder that can be written.",
  damaged:
    "Put back a copy of the file from a backup, after a check of the disk; what to do without a backup is in OPERATING.md. The documents and the index are not affected.",
  held: "Stop the other process that uses this folder; on a network drive, set DATA_DIR to a folder on a local disk.",
  full: "Make room on the disk: the bot then goes on. What it remembers is as it was.",
  other:
    "Look in the system's log whether the disk fails, and start again. The state is as it was; leave it where it is.",
} as const;

// Keys are Node's error names, LMDB's numbers, and the system's numbers on Linux and macOS, which LMDB passes on.
const adviceByCode = new Map<unknown, keyof typeof advice>([
  ...["EACCES", "EPERM", "ENOTDIR", "EISDIR", "EEXIST", "ENOENT"].map(
    (code) => [code, "folder"] as const,
  ),
  ...[1, 2, 13, 17, 20, 21].map((code) => [code, "folder"] as const),
  ...["EROFS", 30].map((code) => [code, "readOnly"] as const),
  // MDB_PAGE_NOTFOUND, _CORRUPTED, _PANIC, _VERSION_MISMATCH, _INVALID
  ...[-30797, -30796, -30795, -30794, -30793].map((code) => [code, "damaged"] as const),
  // EAGAIN, EBUSY and ENOLCK; MDB_READERS_FULL
  ...["EAGAIN", "EBUSY", "ENOLCK", 11, 16, 35, 37, 77, -30790].map(
    (code) => [code, "held"] as const,
  ),
  // A limit of the file's size is a limit of room. MDB_MAP_FULL
  ...["ENOSPC", "EDQUOT", "EFBIG", 28, 69, 122, 27, -30792].map((code) => [code, "full"] as const),
]);

/** LMDB's errors have a numeric code. */
export function isDatabaseError(error: unknown): error is Error & { readonly code: number } {
  return error instanceof Error && "code" in error && typeof error.code === "number";
}

/** With a number of the system, not one of LMDB's own, which are negative: the disk has refused something. */
export function isRefusalOfDisk(error: unknown): boolean {
  return isDatabaseError(error) && error.code > 0;
}

/** `disk.full` where there is no room, else `state.unavailable`. */
export function unavailableState(verb: string, file: string, cause: unknown): AppError {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  const kind = adviceByCode.get(code) ?? "other";
  return new AppError(
    kind === "full" ? "disk.full" : "state.unavailable",
    `The bot's state in ${file} cannot be ${verb}: ${messageOf(cause)}. ${advice[kind]}`,
    { file },
    cause,
  );
}

export function fullDisk(file: string, neededBytes: number): AppError {
  return new AppError(
    "disk.full",
    `The bot's state in ${file} cannot be written: the disk has no room for ${neededBytes} bytes. ${advice.full}`,
    { file, neededBytes },
  );
}

export function lockedState(dataDir: string, waitedMs: number): AppError {
  return new AppError(
    "state.locked",
    `Another process keeps the bot's state in ${dataDir} and has not ended within ${waitedMs / 1000} seconds. Stop that one and start again, or set DATA_DIR to another folder for a bot with another token.`,
    { dataDir, waitedMs },
  );
}

export function damagedState(file: string, fault: string): AppError {
  return new AppError(
    "state.unavailable",
    `The bot's state in ${file} cannot be opened: ${fault}. ${advice.damaged}`,
    { file },
  );
}

interface Room {
  readonly neededBytes: number;
  readonly freeBytes: number;
}

export function noRoomForState(file: string, { neededBytes, freeBytes }: Room): AppError {
  const [needed, free] = [neededBytes, freeBytes].map((bytes) => (bytes / 1e6).toFixed(1));
  return new AppError(
    "state.unavailable",
    `What was forgotten is still in unused parts of ${file}: writing it anew takes ${needed} MB, and ${free} MB are free. ${advice.full} It is tried again at the next start, and daily.`,
    { file, neededBytes, freeBytes },
  );
}
