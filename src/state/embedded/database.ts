/**
 * The database: an LMDB file, as ordered rows of text. The only file that imports lmdb.
 * What `write` does is done whole or not at all, and is on disk when it returns; reads within it
 * see its own changes. What LMDB cannot do is an AppError `state.unavailable`.
 */
import path from "node:path";
import { open, type RootDatabase } from "lmdb";
import { AppError } from "../../core/errors.ts";
import { faultOf } from "./database-file.ts";
import { damagedState, isDatabaseError, unavailableState } from "./state-errors.ts";

const fileName = "state.mdb";

/** Ordered part by part: numbers by size before texts. */
export type RowKey = readonly (string | number)[];

export interface KeyRange {
  /** Lowest and first excluded value of the part, a number, that follows the prefix. */
  readonly from?: number;
  readonly before?: number;
  readonly limit?: number;
}

export interface StateDatabase {
  get(key: RowKey): string | undefined;
  /** What follows `prefix` in the keys that begin with it, in their order. */
  keysUnder(prefix: RowKey, range?: KeyRange): readonly RowKey[];
  /** Of those that go on with a number the last ones, the last first. */
  lastKeysUnder(prefix: RowKey, limit: number): readonly RowKey[];
  put(key: RowKey, value: string): void;
  remove(key: RowKey): void;
  /** One transaction, however deep the calls within: an exception undoes all of it. */
  write<Result>(change: () => Result): Result;
  close(): Promise<void>;
}

type Rows = RootDatabase<string, (string | number)[]>;

/** @throws AppError `state.unavailable` */
export async function openDatabase(dataDir: string): Promise<StateDatabase> {
  const file = path.join(dataDir, fileName);
  try {
    const fault = await faultOf(file);
    if (fault !== null) throw damagedState(file, fault);
    const rows: Rows = open({
      path: file,
      // Otherwise a dot in the folder's name would decide what the path means.
      noSubdir: true,
      // Values are checked as text first: one that is no JSON must not end a loop over many.
      encoding: "string",
      // The plain way of LMDB: a transaction is on disk when it has returned.
      overlappingSync: false,
    });
    return await proven(rows, createDatabase(rows, file));
  } catch (cause) {
    throw cause instanceof AppError ? cause : unavailableState("opened", file, cause);
  }
}

/** Every page is read once, and one row written: what is damaged or full shows now rather than in a chat. */
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

/** All at once: a row may be removed while the result is walked through. */
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

/** A key of one part comes back as that part, and no list. */
function isUnder(key: RowKey, prefix: RowKey): boolean {
  return Array.isArray(key) && prefix.every((part, i) => part === key[i]);
}
