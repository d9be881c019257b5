/**
 * Makes a backup, also while the bot runs: the database as it is at one moment, and the files as they were at the same
 * moment, since none of them changed from before until after it.
 */
import { constants as copying } from "node:fs";
import { chmod, copyFile, link, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { createReadStream } from "node:fs";
import path from "node:path";
import { AppError, messageOf } from "../../core/errors.ts";
import { copyDatabase, openDatabase, stateFile } from "../../state/embedded/database.ts";
import { finishRestore } from "../../state/embedded/pending-restore.ts";
import { type Manifest, readArchive, writeArchive } from "./archive.ts";
import {
  type BackedUpFolders,
  listDataFiles,
  type ListedFiles,
  listSeedFiles,
} from "./backed-up.ts";

interface BackupOptions {
  readonly folders: BackedUpFolders;
  readonly file: string;
  readonly version: string;
  /** Whether a file that is there is replaced. */
  readonly replaces: boolean;
}

/** Files change by an administrator's hand: within five copies there is a pause. */
const mostTries = 5;

/** @throws AppError `backup.failed`, `backup.invalid` or `state.unavailable`; nothing is left then */
export async function makeBackup(options: BackupOptions): Promise<Manifest> {
  const { folders, file, replaces } = options;
  await finishRestore(folders.dataDir);
  const work = `${file}.unfinished-${process.pid}`;
  await removeUnfinished(file);
  try {
    await mkdir(work, { mode: 0o700 });
    const paths = await copyAll(folders, work);
    const archive = path.join(work, "backup.tar.gz");
    const about = { version: options.version, madeAt: new Date().toISOString(), paths };
    const manifest = await writeArchive(archive, work, about);
    await chmod(archive, 0o600);
    await readArchive(createReadStream(archive), archive, null);
    await syncToDisk(archive);
    // Unlike a rename, a link replaces no file that came meanwhile.
    if (replaces) await rename(archive, file);
    else await link(archive, file);
    await syncToDisk(path.dirname(file));
    return manifest;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw failed(`${file} cannot be written: ${messageOf(error)}`, error);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The paths of the copied files below `work`. */
async function copyAll(folders: BackedUpFolders, work: string): Promise<readonly string[]> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    for (const part of ["data", "seeds"])
      await rm(path.join(work, part), { recursive: true, force: true });
    const before = await listAll(folders);
    const isCopied = await copyFiles(folders, before, work);
    const database = path.join(work, "data", stateFile);
    await mkdir(path.dirname(database), { recursive: true, mode: 0o700 });
    const hasDatabase = await copyDatabase(folders.dataDir, database);
    if (!isCopied || !isSame(before, await listAll(folders))) continue;
    if (!hasDatabase) throw failed(`${folders.dataDir} has no state yet`);
    await proveDatabase(path.dirname(database));
    return [`data/${stateFile}`, ...pathsOf(before)];
  }
  throw failed("documents or drafts changed while they were copied, five times over");
}

interface Listed {
  readonly data: ListedFiles;
  readonly seeds: ListedFiles;
}

async function listAll(folders: BackedUpFolders): Promise<Listed> {
  return { data: await listDataFiles(folders), seeds: await listSeedFiles(folders) };
}

function pathsOf({ data, seeds }: Listed): readonly string[] {
  return [
    ...[...data.keys()].map((name) => `data/${name}`),
    ...[...seeds.keys()].map((name) => `seeds/${name}`),
  ];
}

function isSame(one: Listed, other: Listed): boolean {
  return isSameFiles(one.data, other.data) && isSameFiles(one.seeds, other.seeds);
}

function isSameFiles(one: ListedFiles, other: ListedFiles): boolean {
  return one.size === other.size && [...one].every(([name, at]) => other.get(name) === at);
}

/** False where a file went meanwhile. */
async function copyFiles(folders: BackedUpFolders, listed: Listed, work: string): Promise<boolean> {
  for (const name of pathsOf(listed)) {
    const [part, ...rest] = name.split("/");
    const from = path.join(part === "data" ? folders.dataDir : folders.seedsDir, ...rest);
    const to = path.join(work, name);
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
    try {
      await copyFile(from, to, copying.COPYFILE_EXCL);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
      throw error;
    }
  }
  return true;
}

/** Every row can be read. */
async function proveDatabase(folder: string): Promise<void> {
  const database = await openDatabase(folder, { reserveBytes: 0 });
  await database.close();
  await rm(path.join(folder, `${stateFile}-lock`), { force: true });
}

/** What killed backups to the same file left. */
async function removeUnfinished(file: string): Promise<void> {
  const beginning = `${path.basename(file)}.unfinished-`;
  const names = await readdir(path.dirname(file)).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(beginning)))
    if (!isRunning(Number(name.slice(beginning.length))))
      await rm(path.join(path.dirname(file), name), { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

async function syncToDisk(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function failed(reason: string, cause?: unknown): AppError {
  return new AppError("backup.failed", `No backup was made: ${reason}.`, {}, cause);
}
