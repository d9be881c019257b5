/**
 * Writes the database's file anew, with the rows that it has and nothing else. LMDB never clears what it no longer needs:
 * what was removed stays in free pages and in the unused part of pages in use, and its own copies take whole pages. So the
 * rows are put into an empty database, whose file is then renamed over the former one: a kill leaves one of the two.
 * It takes as long as there are rows (3.4 s for 100 MB on two busy cores, of which other calls wait for 0.2 s at most), and
 * room for them once more.
 */
import { closeSync, fsyncSync, openSync, renameSync } from "node:fs";
import { rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { RootDatabase } from "lmdb";
import { lockFile } from "../../core/file-lock.ts";
import { noRoomForState } from "./state-errors.ts";

export type StoredKey = (string | number)[];
export type Rows = RootDatabase<string, StoredKey>;

/** Rows that are copied before other calls get their turn; they take some ten milliseconds. */
const batchRows = 1_000;

/** Left for what other calls write meanwhile. */
const spareBytes = 4 * 1024 * 1024;

/**
 * The lock of whoever reads the file in another process. The file must not be replaced meanwhile: LMDB's processes
 * share the number of the last transaction, which a new file counts from 1.
 */
export function readingLock(file: string): string {
  return path.join(path.dirname(file), "reading");
}

interface Rewriting {
  readonly file: string;
  readonly rows: Rows;
  /** A row that the new file does not get, unless it is changed meanwhile. */
  readonly leftOut: string;
  /** Keys of what is changed while the rows are copied; the caller adds to it. */
  readonly changed: readonly StoredKey[];
  readonly openEmpty: (file: string) => Rows;
  /** Called when `rows` is closed and the file is to be opened again. */
  readonly reopen: () => void;
}

/** On failure the file is as before. @throws AppError `state.unavailable` where there is no room for it */
export async function rewriteFile(rewriting: Rewriting): Promise<void> {
  const { file, rows, leftOut, changed, openEmpty, reopen } = rewriting;
  const copyFile = copyOf(file);
  await removeUnfinishedCopy(file);
  await requireRoom(file);
  const copy = openEmpty(copyFile);
  let isComplete = false;
  try {
    await copyRows(rows, copy, leftOut);
    const lock = await lockFile(readingLock(file), { onWait: () => undefined });
    try {
      // No other call comes between from here on.
      putRight(rows, copy, changed);
      void copy.close();
      isComplete = true;
      syncFile(copyFile);
      void rows.close();
      try {
        renameSync(copyFile, file);
        syncFile(path.dirname(file));
      } finally {
        reopen();
      }
    } finally {
      await lock.release();
    }
  } finally {
    if (!isComplete) await copy.close();
    await removeUnfinishedCopy(file);
  }
}

/** LMDB may end the process when it finds no room. */
async function requireRoom(file: string): Promise<void> {
  const { size: neededBytes } = await stat(file);
  const { bavail, bsize } = await statfs(path.dirname(file));
  if (bavail * bsize < neededBytes + spareBytes)
    throw noRoomForState(file, { neededBytes, freeBytes: bavail * bsize });
}

/** What a killed process may have left, and LMDB's lock of a finished copy. */
export async function removeUnfinishedCopy(file: string): Promise<void> {
  for (const left of [copyOf(file), `${copyOf(file)}-lock`]) await rm(left, { force: true });
}

function copyOf(file: string): string {
  return `${file}.new`;
}

async function copyRows(rows: Rows, copy: Rows, leftOut: string): Promise<void> {
  let start: { start?: StoredKey; exclusiveStart?: boolean } = {};
  for (;;) {
    const batch = [...rows.getRange({ ...start, limit: batchRows })];
    copy.transactionSync(() => {
      // LMDB returns a key of one part as that part.
      for (const { key, value } of batch) if (String(key) !== leftOut) copy.putSync(key, value);
    });
    const last = batch.at(-1);
    if (last === undefined) return;
    start = { start: last.key, exclusiveStart: true };
    await nextTurn();
  }
}

function putRight(rows: Rows, copy: Rows, changed: readonly StoredKey[]): void {
  copy.transactionSync(() => {
    for (const key of changed) {
      const value = rows.get(key);
      if (value === undefined) copy.removeSync(key);
      else copy.putSync(key, value);
    }
  });
}

function syncFile(file: string): void {
  const opened = openSync(file, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
