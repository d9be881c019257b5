/**
 * Manages the builds in an index folder: each is a folder (generation) of its own, and a pointer file names the current
 * one. A build is published by renaming, so a reader sees the old index or the new one, never a part.
 * A lock allows one build at a time in an index folder, across processes.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../core/errors.ts";
import { type FileLock, lockFile, tryLockFile } from "../core/file-lock.ts";
import { corruptFile, unwritableIndex } from "./checked-file.ts";

const generationsFolder = "generations";
const pointerFile = "current";
/** Time, process id and random part; `.tmp` while being written. Folders with other names are never removed. */
const generationForm = /^[0-9a-z]+-\d+-[0-9a-f]{8}(?:\.tmp)?$/;
const unfinishedPointerForm = /^current\..+\.tmp$/;

/**
 * Returns the folder of the current index, or null when none was built.
 * @throws AppError `index.corrupt` when the pointer file does not contain the name of a generation.
 */
export async function currentGeneration(indexDir: string): Promise<string | null> {
  const name = await readPointer(indexDir);
  if (name === null) return null;
  if (/^[\w-]+$/.test(name)) return path.join(indexDir, generationsFolder, name);
  throw corruptFile(indexDir, pointerFile, `it names no generation, but ${JSON.stringify(name)}`);
}

/** Returns the folders of finished builds: the current one, then the others, newest first. */
export async function finishedGenerations(indexDir: string): Promise<string[]> {
  const current = await readPointer(indexDir);
  const finished = (await generationNames(indexDir)).filter((name) => !name.endsWith(".tmp"));
  return finished
    .toSorted((a, b) => Number(b === current) - Number(a === current) || (a < b ? 1 : -1))
    .map((name) => path.join(indexDir, generationsFolder, name));
}

/**
 * Calls `build` with an empty folder, makes that folder the current index and removes the previous one. Returns the
 * folder's final path.
 * @throws AppError `index.unwritable` with the bytes needed; the previous index is then unchanged.
 */
export async function replaceGeneration(
  lock: BuildLock,
  neededBytes: number,
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const { indexDir } = lock;
  const parent = path.join(indexDir, generationsFolder);
  const name = `${Date.now().toString(36)}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const unfinished = path.join(parent, `${name}.tmp`);
  const pointer = path.join(indexDir, `${pointerFile}.${name}.tmp`);
  try {
    await mkdir(unfinished, { recursive: true });
    await build(unfinished);
    await rename(unfinished, path.join(parent, name));
    await writeFile(pointer, `${name}\n`, { flush: true });
    await rename(pointer, path.join(indexDir, pointerFile));
  } catch (cause) {
    await Promise.all([unfinished, path.join(parent, name), pointer].map(remove));
    throw cause instanceof AppError ? cause : await unwritableIndex(indexDir, cause, neededBytes);
  }
  await removeLeftovers(lock);
  return path.join(parent, name);
}

/** The lock proves that no build is running, so every unfinished folder is from an interrupted one. */
export async function removeLeftovers({ indexDir }: BuildLock): Promise<void> {
  await Promise.all((await findLeftovers(indexDir)).map(remove));
}

/** Returns paths that no reader needs. A running build's are among them, so only the lock's holder may remove them. */
export async function findLeftovers(indexDir: string): Promise<string[]> {
  const current = await readPointer(indexDir);
  const generations = await generationNames(indexDir);
  // Without a current index, the vectors of another generation can still be reused.
  const isOver = (name: string) =>
    name.endsWith(".tmp") || (name !== current && generations.includes(current ?? ""));
  const others = await readdir(indexDir).catch(() => []);
  return [
    ...generations.filter(isOver).map((name) => path.join(generationsFolder, name)),
    ...others.filter((name) => unfinishedPointerForm.test(name)),
  ].map((name) => path.join(indexDir, name));
}

async function readPointer(indexDir: string): Promise<string | null> {
  const content = await readFile(path.join(indexDir, pointerFile), "utf8").catch(() => null);
  return content?.trim() ?? null;
}

async function generationNames(indexDir: string): Promise<string[]> {
  const names = await readdir(path.join(indexDir, generationsFolder)).catch(() => []);
  return names.filter((name) => generationForm.test(name));
}

/** Ignores failures: a leftover does no harm, and a later start tries again. */
async function remove(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true }).catch(() => undefined);
}

const lockName = "lock";

/** Only its holder may change the contents of the index folder. */
export interface BuildLock extends FileLock {
  readonly indexDir: string;
  /** Whether another build had to end first; it may have built the index that is wanted. */
  readonly hadToWait: boolean;
}

/** @throws AppError `index.unwritable` when the folder cannot be written or its file system does not support locks. */
export async function lockBuilds(indexDir: string, onWait: () => void): Promise<BuildLock> {
  const lock = await inFolder(indexDir, (file) => lockFile(file, { onWait }));
  return { ...lock, indexDir };
}

/** Returns null while another build is running. @throws AppError `index.unwritable`. */
export async function tryLockBuilds(indexDir: string): Promise<BuildLock | null> {
  const lock = await inFolder(indexDir, tryLockFile);
  return lock && { ...lock, indexDir };
}

async function inFolder<T>(indexDir: string, lock: (file: string) => Promise<T>): Promise<T> {
  try {
    await mkdir(indexDir, { recursive: true });
    return await lock(path.join(indexDir, lockName));
  } catch (cause) {
    throw await unwritableIndex(indexDir, cause, null);
  }
}
