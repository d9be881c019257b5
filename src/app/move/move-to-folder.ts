/**
 * Moves what bots have in a database into a new folder, for an embedded bot: `data` in it is its DATA_DIR, `seeds` its
 * SEEDS_DIR. The folder gets its name when all of it is there.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { DatabaseAddress } from "../../core/database-address.ts";
import { AppError, messageOf } from "../../core/errors.ts";
import { createDatabase } from "../../database/database.ts";
import { migrate } from "../../database/migrate.ts";
import { type Moved, moveAll } from "./move.ts";
import { failing } from "./move-to-database.ts";
import { type DataFolders, hasState, type BotData, withDatabase, withFolder } from "./bot-data.ts";

interface ToFolder {
  readonly address: DatabaseAddress;
  readonly dir: string;
}

export function foldersIn(dir: string): DataFolders {
  return { dataDir: path.join(dir, "data"), seedsDir: path.join(dir, "seeds") };
}

/** @throws AppError `state.locked`, `move.failed`, `state.unavailable`, `disk.full` or `database.unsuitable` */
export async function moveToFolder({ address, dir }: ToFolder): Promise<Moved> {
  const database = createDatabase({ address, ...failing });
  try {
    await migrate(database);
    return await withDatabase(database, async (from) =>
      (await isEmptyOrMissing(dir)) ? copyToNew(from, dir) : requireSame(from, dir),
    );
  } catch (error) {
    throw error instanceof AppError ? error : unwritable(dir, error);
  } finally {
    await database.close();
  }
}

async function isEmptyOrMissing(dir: string): Promise<boolean> {
  return !existsSync(dir) || (await readdir(dir)).length === 0;
}

const advice = "Name a folder that is not there.";

/** Of an earlier run. */
async function requireSame(from: BotData, dir: string): Promise<Moved> {
  const { dataDir, seedsDir } = foldersIn(dir);
  if (hasState(dataDir) && existsSync(seedsDir))
    return withFolder({ dataDir, seedsDir }, (to) => moveAll(from, to, { advice, mayCopy: false }));
  throw new AppError("move.failed", `${dir} is not empty. Nothing was moved. ${advice}`, { dir });
}

async function copyToNew(from: BotData, dir: string): Promise<Moved> {
  const unfinished = `${dir}.unfinished`;
  // Also what a killed run has left.
  await rm(unfinished, { recursive: true, force: true });
  try {
    const folders = foldersIn(unfinished);
    await mkdir(folders.dataDir, { recursive: true, mode: 0o700 });
    await mkdir(folders.seedsDir);
    const moved = await withFolder(folders, (to) => moveAll(from, to, { advice }));
    await rename(unfinished, dir);
    return moved;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

function unwritable(dir: string, cause: unknown): AppError {
  return new AppError(
    "move.failed",
    `${dir} cannot be written: ${messageOf(cause)}. Nothing was moved. Name a folder that can be made here, on one file system with the folder it stands in.`,
    { dir },
    cause,
  );
}
