/** Creates the errors of the embedded state, each with the path and advice. */
import { AppError, messageOf } from "../../core/errors.ts";

const advice = {
  folder:
    "Set DATA_DIR to a folder that can be written, or give this user the right to write there.",
  damaged:
    "Put back a copy of the file, or move it and the file of the same name with -lock away: the bot then starts with empty state. The documents and the index are not affected.",
  held: "Stop the other process that uses this folder; on a network drive, set DATA_DIR to a folder on a local disk.",
  full: "Make room on the disk, or set DATA_DIR to a folder with more.",
  other: "Set DATA_DIR to another folder, or move the file away to start with empty state.",
} as const;

// Keys are Node's error names, LMDB's numbers, and the system's numbers on Linux and macOS, which LMDB passes on.
const adviceByCode = new Map<unknown, keyof typeof advice>([
  ...["EACCES", "EPERM", "EROFS", "ENOTDIR", "EISDIR", "EEXIST", "ENOENT"].map(
    (code) => [code, "folder"] as const,
  ),
  ...[1, 2, 13, 17, 20, 21, 30].map((code) => [code, "folder"] as const),
  // MDB_PAGE_NOTFOUND, _CORRUPTED, _PANIC, _VERSION_MISMATCH, _INVALID
  ...[-30797, -30796, -30795, -30794, -30793].map((code) => [code, "damaged"] as const),
  // EAGAIN, EBUSY and ENOLCK; MDB_READERS_FULL
  ...["EAGAIN", "EBUSY", "ENOLCK", 11, 16, 35, 37, 77, -30790].map(
    (code) => [code, "held"] as const,
  ),
  // MDB_MAP_FULL
  ...["ENOSPC", "EDQUOT", 28, 122, -30792].map((code) => [code, "full"] as const),
]);

/** LMDB's errors have a numeric code. */
export function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "number";
}

export function unavailableState(verb: string, file: string, cause: unknown): AppError {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  const whatToDo = advice[adviceByCode.get(code) ?? "other"];
  return new AppError(
    "state.unavailable",
    `The bot's state in ${file} cannot be ${verb}: ${messageOf(cause)}. ${whatToDo}`,
    { file },
    cause,
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
