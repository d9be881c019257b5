/**
 * The database: an LMDB file as an ordered map from keys to text. Only this file imports lmdb.
 * `write` is atomic and durable when it returns; reads within it see its own changes. Errors of LMDB become AppError
 * `state.unavailable`.
 */
import path from "node:path";
import { open, type RootDatabase } from "lmdb";
import { AppError } from "../../core/errors.ts";
import { findFileFault } from "./database-file.ts";
import { damagedState, isDatabaseError, unavailableState } from "./state-errors.ts";

const fileName = "state.mdb";

/** Compared part by part; numbers, by value, precede strings. */
export type RowKey = readonly (string | number)[];

export interface KeyRange {
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
  /** Runs one transaction; nested calls join it. An exception rolls back all of it. */
  write<Result>(change: () => Result): Result;
  close(): Promise<void>;
}

type Rows = RootDatabase<string, (string | number)[]>;

/** @throws AppError `state.unavailable` */
export async function openDatabase(dataDir: string): Promise<StateDatabase> {
  const file = path.join(dataDir, fileName);
  try {
    const fault = await findFileFault(file);
    if (fault !== null) throw damagedState(file, fault);
    const rows: Rows = open({
      path: file,
      // `path` is a file, not a folder.
      noSubdir: true,
      // Values are parsed elsewhere, so that invalid JSON does not end an iteration.
      encoding: "string",
      // Makes a transaction durable when it returns.
      overlappingSync: false,
    });
    return await proven(rows, createDatabase(rows, file));
  } catch (cause) {
    throw cause instanceof AppError ? cause : unavailableState("opened", file, cause);
  }
}

/** Reads every row and writes one, so that damage or a full disk shows at the start. */
async function proven(rows: Rows, database: StateDatabase): Promise<StateDatabase> {
  const probe: RowKey = ["probe"];
  try {
    rows.getRange().forEach(() => undefined);
    database.write(() => database.put(probe, ""));
    database.write(() => database.remove(probe));
    return database;
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

function createDatabase(rows: Rows, file: string): StateDatabase {
  let writing = false;
  let closing: Promise<void> | null = null;
  const guard = <Result>(verb: string, action: () => Result): Result => {
    try {
      return action();
    } catch (cause) {
      throw isDatabaseError(cause) ? unavailableState(verb, file, cause) : cause;
    }
  };
  const transact = <Result>(change: () => Result): Result => {
    writing = true;
    try {
      return rows.transactionSync(change);
    } finally {
      writing = false;
    }
  };
  return {
    get: (key) => guard("read", () => rows.get([...key])),
    keysUnder: (prefix, range = {}) => guard("read", () => keysUnder(rows, prefix, range)),
    lastKeysUnder: (prefix, limit) => guard("read", () => lastKeysUnder(rows, prefix, limit)),
    put: (key, value) => guard("written", () => rows.putSync([...key], value)),
    remove: (key) => guard("written", () => void rows.removeSync([...key])),
    write: (change) => (writing ? change() : guard("written", () => transact(change))),
    close: () => (closing ??= rows.close()),
  };
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
