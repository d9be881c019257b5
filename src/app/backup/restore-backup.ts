/** Puts back what a backup has: all of it, or nothing. */
import { chmod, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { AppError, messageOf } from "../../core/errors.ts";
import { tryLockFile } from "../../core/file-lock.ts";
import {
  applyRestore,
  commitRestore,
  dataLock,
  differingFiles,
  isOfRestores,
  planFile,
  type RestorePlan,
  unfinishedFolder,
} from "../../state/embedded/pending-restore.ts";
import { type Manifest, readArchive } from "./archive.ts";
import { type BackedUpFolders, isWritable, otherFolders } from "./backed-up.ts";

interface RestoreOptions {
  readonly folders: BackedUpFolders;
  readonly source: Readable;
  /** Of the source, for people. */
  readonly name: string;
  /** Whether contents that are there are moved aside. */
  readonly replaces: boolean;
}

interface Restored {
  readonly manifest: Manifest;
  /** The folder that has the former contents; null where there were none. */
  readonly formerDir: string | null;
}

/** @throws AppError `state.locked`, `backup.invalid` or `backup.failed`; nothing is changed then */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { folders, source, name, replaces } = options;
  const { dataDir, seedsDir } = folders;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700).catch(() => undefined);
  const lock = await tryLockFile(path.join(dataDir, dataLock));
  if (lock === null) throw inUse(dataDir);
  const unfinished = path.join(dataDir, unfinishedFolder);
  let isCommitted = false;
  try {
    await applyRestore(dataDir);
    const kept = otherFolders(folders);
    const there = (await readdir(dataDir)).filter(
      (each) => !isOfRestores(each) && !kept.includes(each),
    );
    if (there.length > 0 && !replaces) throw occupied(dataDir, there);
    const manifest = await readArchive(source, name, unfinished);
    const replacedSeeds = await differingFiles(path.join(unfinished, "seeds"), seedsDir);
    if (replacedSeeds.length > 0 && !isWritable(seedsDir)) throw readOnlySeeds(seedsDir);
    if (replacedSeeds.length > 0 && !replaces && (await hasAny(seedsDir, replacedSeeds)))
      throw occupied(seedsDir, replacedSeeds);
    const former = `former-${new Date().toISOString().replaceAll(":", "-")}`;
    const plan: RestorePlan = { former, seedsDir, kept };
    await writeFile(path.join(unfinished, planFile), JSON.stringify(plan), {
      mode: 0o600,
      flush: true,
    });
    await commitRestore(dataDir);
    isCommitted = true;
    await applyRestore(dataDir);
    const isKept = (await readdir(dataDir)).includes(former);
    return { manifest, formerDir: isKept ? path.join(dataDir, former) : null };
  } catch (error) {
    throw error instanceof AppError ? error : cutOff(dataDir, isCommitted, error);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await lock.release();
  }
}

async function hasAny(folder: string, names: readonly string[]): Promise<boolean> {
  const there: readonly string[] = await readdir(folder, { recursive: true }).catch(() => []);
  return names.some((name) => there.includes(name));
}

function inUse(dataDir: string): AppError {
  return new AppError(
    "state.locked",
    `The bot, or another restore, is using ${dataDir}. Nothing was changed. Stop it and restore again.`,
    { dataDir },
  );
}

function occupied(folder: string, names: readonly string[]): AppError {
  return new AppError(
    "backup.failed",
    `${folder} is not empty: it has ${names.slice(0, 3).join(", ")}${names.length > 3 ? " …" : ""}. Nothing was changed. With --force, what is replaced is moved aside, into a folder former-… in DATA_DIR.`,
    { folder },
  );
}

function readOnlySeeds(seedsDir: string): AppError {
  return new AppError(
    "backup.failed",
    `The backup has documents of the seeds folder, and ${seedsDir} cannot be written. Nothing was changed. Set SEEDS_DIR to a folder that can be written.`,
    { seedsDir },
  );
}

function cutOff(dataDir: string, isCommitted: boolean, cause: unknown): AppError {
  const left = isCommitted
    ? "The next start of the bot, or the next restore, goes on with it once that is mended"
    : "Nothing was changed";
  return new AppError(
    "backup.failed",
    `The restore to ${dataDir} failed: ${messageOf(cause)}. ${left}.`,
    { dataDir },
    cause,
  );
}
