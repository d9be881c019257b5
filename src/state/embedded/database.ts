/**
 * The database: an LMDB file as an ordered map from keys to text. Only this file imports lmdb.
 * `write` is atomic and durable when it returns; reads within it see its own changes. Errors of LMDB become AppError
 * `state.unavailable`, or `disk.full` where there is no room.
 * The file is checked before LMDB maps it into memory: a foreign or truncated file would otherwise kill the process with a
 * signal that cannot be caught. After the check, LMDB can read the file or reports an error.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { open } from "lmdb";
import { AppError } from "../../core/errors.ts";
import { lockFile } from "../../core/file-lock.ts";
import { freeSpaceIn } from "../../core/free-space.ts";
import type { StateRoom } from "../state-store.ts";
import type { RowKey } from "../stored-ids.ts";
import { createDiskReserve, type OnFailed, usualWriteBytes } from "./disk-reserve.ts";
import {
  damagedState,
  fullDisk,
  isDatabaseError,
  isRefusalOfDisk,
  unavailableState,
} from "./state-errors.ts";
import { findFileFault, readMetas } from "./file-fault.ts";
import {
  readingLock,
  removeUnfinishedCopy,
  rewriteFile,
  type Rows,
  type StoredKey,
} from "./rewriting.ts";

/** The database's file in DATA_DIR. */
export const stateFile = "state.mdb";

interface KeyRange {
  /** Half-open range of the number that follows the prefix. */
  readonly from?: number;
  readonly before?: number;
  readonly limit?: number;
}

export interface StateDatabase {
  get(key: RowKey): string | undefined;
  /** The rest of each key that begins with `prefix`, in key order. */
  keysUnder(prefix: RowKey, range?: KeyRange): readonly RowKey[];
  /** The last of those keys whose next part is a number, in reverse order. */
  lastKeysUnder(prefix: RowKey, limit: number): readonly RowKey[];
  put(key: RowKey, value: string): void;
  remove(key: RowKey): void;
  /**
   * Runs one transaction; nested calls join it. An exception rolls back all of it.
   * @param neededBytes the most that the pages it changes take, where that may be more than a few dozen pages
   */
  write<Result>(change: () => Result, neededBytes?: number): Result;
  /** Of the pages up to the last one used, without the reserve behind it. Pages of removed rows are used again. */
  sizeBytes(): Promise<number>;
  room(): StateRoom;
  /**
   * Notes within a transaction that what it removes shall be in no byte of the file. `erase` sees to it; until it has,
   * the note stays.
   */
  noteErasing(): void;
  /**
   * Where erasing is noted, writes the file anew with the rows that there are: LMDB leaves what was removed in unused parts
   * of its pages for as long as it does not need them. Other calls may come meanwhile.
   */
  erase(): Promise<void>;
  close(): Promise<void>;
}

/** In the file from `noteErasing` until it is written anew. */
const erasingKey = "erasing";

export interface DatabaseOptions {
  readonly onFailed?: OnFailed;
  /** How much longer the file is than it need be; 4 MiB by default. */
  readonly reserveBytes?: number;
}

/** @throws AppError `state.unavailable`, `disk.full` */
export async function openDatabase(
  dataDir: string,
  options: DatabaseOptions = {},
): Promise<StateDatabase> {
  const file = path.join(dataDir, stateFile);
  try {
    requireRoomToOpen(dataDir);
    const fault = await findFileFault(file);
    if (fault !== null) throw damagedState(file, fault);
    await removeUnfinishedCopy(file);
    const rows = openRows(file);
    return await proven(rows, createDatabase({ ...options, rows, file }));
  } catch (cause) {
    throw cause instanceof AppError ? cause : unavailableState("opened", file, cause);
  }
}

/**
 * Copies the database as it is at one moment, also while another process writes to it. False where there is none.
 * @throws AppError `state.unavailable`
 */
export async function copyDatabase(dataDir: string, toFile: string): Promise<boolean> {
  const file = path.join(dataDir, stateFile);
  const lock = await lockFile(readingLock(file), { onWait: () => undefined });
  try {
    if ((await readMetas(file)) === null) return false;
    const rows = openRows(file, { readOnly: true });
    try {
      await rows.backup(toFile, true);
      return true;
    } finally {
      await rows.close();
    }
  } catch (cause) {
    throw unavailableState("read", file, cause);
  } finally {
    await lock.release();
  }
}

function openRows(file: string, { noSync = false, readOnly = false } = {}): Rows {
  const options = {
    path: file,
    // `path` is a file, not a folder.
    noSubdir: true,
    // Values are parsed elsewhere, so that invalid JSON does not end an iteration.
    encoding: "string",
    // Makes a transaction durable when it returns, unless `noSync` is set.
    overlappingSync: false,
    noSync,
    readOnly,
    // Missing in the library's types.
    permissionsMode: 0o600,
  } as const;
  return open(options);
}

/** What an empty database and its lock file take. LMDB maps the lock file, and a full disk would end the process there. */
const emptyBytes = 256 * 1024;

function requireRoomToOpen(dataDir: string): void {
  const isThere = [stateFile, `${stateFile}-lock`].every((name) =>
    existsSync(path.join(dataDir, name)),
  );
  const { freeBytes } = freeSpaceIn(dataDir);
  if (!isThere && freeBytes < emptyBytes) throw fullDisk(path.join(dataDir, stateFile), emptyBytes);
}

/** Reads every row and writes one, so that damage shows at the start. A full disk is waited for by whoever writes. */
async function proven(rows: Rows, database: StateDatabase): Promise<StateDatabase> {
  const probe: RowKey = ["probe"];
  try {
    rows.getRange().forEach(() => undefined);
    if (database.room().allows === "nothing") return database;
    database.write(() => database.put(probe, ""));
    database.write(() => database.remove(probe));
    return database;
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

interface Opened extends DatabaseOptions {
  readonly rows: Rows;
  readonly file: string;
}

function createDatabase(opened: Opened): StateDatabase {
  const { file, reserveBytes, onFailed = () => undefined } = opened;
  let { rows } = opened;
  const usedBytes = () => usedBytesOf(rows);
  const reserve = createDiskReserve({ file, usedBytes, onFailed, reserveBytes });
  let writing = false;
  let closing: Promise<void> | null = null;
  /** Keys written while the file is written anew; null at other times. */
  let changed: StoredKey[] | null = null;
  let erased: Promise<void> = Promise.resolve();
  const guard = <Result>(verb: string, action: () => Result): Result => {
    try {
      return action();
    } catch (cause) {
      throw isDatabaseError(cause) ? unavailableState(verb, file, cause) : cause;
    }
  };
  const transact = <Result>(change: () => Result, neededBytes: number): Result => {
    reserve.require(neededBytes);
    writing = true;
    try {
      return rows.transactionSync(change);
    } catch (cause) {
      if (!isRefusalOfDisk(cause)) throw cause;
      // LMDB has printed an error without the end of the line, and may have damaged the memory of the process.
      process.stderr.write("\n");
      const error = unavailableState("written", file, cause);
      onFailed(error);
      throw error;
    } finally {
      writing = false;
    }
  };
  const put = (key: RowKey, value: string) => {
    changed?.push([...key]);
    guard("written", () => rows.putSync([...key], value));
  };
  const remove = (key: RowKey) => {
    changed?.push([...key]);
    guard("written", () => void rows.removeSync([...key]));
  };
  const eraseNoted = async (): Promise<void> => {
    if (closing !== null || rows.get([erasingKey]) === undefined) return;
    // If it is noted again meanwhile, the key is among those changed, and stays in the new file.
    changed = [];
    try {
      const openEmpty = (copyFile: string) => openRows(copyFile, { noSync: true });
      const reopen = () => void (rows = openRows(file));
      await rewriteFile({ file, rows, leftOut: erasingKey, changed, openEmpty, reopen });
    } catch (cause) {
      throw cause instanceof AppError ? cause : unavailableState("written anew", file, cause);
    } finally {
      changed = null;
    }
    reserve.room();
  };
  return {
    get: (key) => guard("read", () => rows.get([...key])),
    keysUnder: (prefix, range = {}) => guard("read", () => keysUnder(rows, prefix, range)),
    lastKeysUnder: (prefix, limit) => guard("read", () => lastKeysUnder(rows, prefix, limit)),
    put,
    remove,
    write: (change, neededBytes = usualWriteBytes) =>
      writing ? change() : guard("written", () => transact(change, neededBytes)),
    room: () => guard("read", () => reserve.room()),
    async sizeBytes() {
      if (closing !== null) throw unavailableState("read", file, new Error("it is closed"));
      return guard("read", usedBytes);
    },
    noteErasing: () => put([erasingKey], ""),
    erase() {
      const after = erased.catch(() => undefined).then(eraseNoted);
      erased = after;
      return after;
    },
    close: () => (closing ??= erased.catch(() => undefined).then(() => rows.close())),
  };
}

/** The end of the last page that is used. */
function usedBytesOf(rows: Rows): number {
  const { lastPageNumber, pageSize } = rows.getStats() as {
    readonly lastPageNumber: number;
    readonly pageSize: number;
  };
  return (lastPageNumber + 1) * pageSize;
}

/** An array, because callers remove rows while they iterate over the result. */
function keysUnder(rows: Rows, prefix: RowKey, { from, before, limit }: KeyRange): RowKey[] {
  const found: RowKey[] = [];
  const start = from === undefined ? [...prefix] : [...prefix, from];
  for (const key of rows.getKeys({ start })) {
    if (!isUnder(key, prefix) || found.length === limit) break;
    const next = key[prefix.length];
    if (before !== undefined && typeof next === "number" && next >= before) break;
    found.push(key.slice(prefix.length));
  }
  return found;
}

function lastKeysUnder(rows: Rows, prefix: RowKey, limit: number): RowKey[] {
  const found: RowKey[] = [];
  for (const key of rows.getKeys({ start: [...prefix, Infinity], reverse: true, limit })) {
    if (!isUnder(key, prefix)) break;
    found.push(key.slice(prefix.length));
  }
  return found;
}

/** LMDB returns a key of one part as that part, not as an array. */
function isUnder(key: RowKey, prefix: RowKey): boolean {
  return Array.isArray(key) && prefix.every((part, i) => part === key[i]);
}
