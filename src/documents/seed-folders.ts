/**
 * Finds documents in the seeds folder and in the added folder, which the bot writes where the seeds folder is
 * read-only. Each file is listed once, however many links lead to it, so loops of links end.
 * Invariant: a file of the added folder overrides the file of the same name in the seeds folder; a withdrawn mark in
 * the added folder hides it.
 */
import { existsSync, mkdtempSync, rmdirSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { escapeInvisible } from "../language/printable.ts";
import type { Decoded } from "./decode.ts";
import { isDocument, isForeign, isPassedOver } from "./file-names.ts";
import {
  isWithin,
  leadsOut,
  readSeedText,
  refused,
  seedTextOrNull,
  unreadable,
} from "./seed-file.ts";

export interface SeedFolders {
  readonly seedsDir: string;
  /** The added folder; null or omitted for none. It need not exist yet. */
  readonly addedDir?: string | null;
}

const withdrawnFolder = ".withdrawn";

/** The path, in the added folder, of the empty file that hides a document of the seeds folder. */
export function withdrawnMark(file: string): string {
  return path.posix.join(withdrawnFolder, file);
}

/** Highest precedence first. */
export function foldersOf({ seedsDir, addedDir = null }: SeedFolders): readonly string[] {
  return addedDir === null || !existsSync(addedDir) ? [seedsDir] : [addedDir, seedsDir];
}

/** The folder that a file is read from; the seeds folder if it is in neither. */
export function folderWith(folders: SeedFolders, name: string): string {
  const others = foldersOf(folders).filter((folder) => folder !== folders.seedsDir);
  return others.find((folder) => existsSync(path.join(folder, name))) ?? folders.seedsDir;
}

/** Where changes are written. */
export function writableFolder({ seedsDir, addedDir = null }: SeedFolders): string {
  return addedDir === null || isWritable(seedsDir) ? seedsDir : addedDir;
}

export function hasDocument(folders: SeedFolders, file: string): boolean {
  const folder = folderWith(folders, file);
  return existsSync(path.join(folder, file)) && !isHidden(folders, folder, file);
}

/** @throws AppError `corpus.unreadable` when a folder cannot be listed. */
export async function listDocumentFiles(folders: SeedFolders): Promise<SeedFiles> {
  const listed = await Promise.all(
    foldersOf(folders).map(async (folder) => {
      const { files, problems } = await listSeedFiles(folder);
      return { files: files.filter((file) => !isHidden(folders, folder, file)), problems };
    }),
  );
  return {
    files: [...new Set(listed.flatMap(({ files }) => files))].toSorted(),
    problems: listed.flatMap(({ problems }) => problems),
  };
}

/** The text of a document or a version. @throws AppError `corpus.unreadable` */
export function readDocumentText(folders: SeedFolders, name: string): Decoded {
  return readSeedText(folderWith(folders, name), name);
}

/** Null if there is no such document, or it cannot be read as text. */
export function documentTextOrNull(folders: SeedFolders, file: string): string | null {
  return hasDocument(folders, file) ? seedTextOrNull(folderWith(folders, file), file) : null;
}

function isHidden({ seedsDir, addedDir = null }: SeedFolders, folder: string, file: string) {
  return (
    folder === seedsDir && addedDir !== null && existsSync(path.join(addedDir, withdrawnMark(file)))
  );
}

/** Tests by writing, because permission bits do not hold for every user and file system. */
function isWritable(folder: string): boolean {
  try {
    rmdirSync(mkdtempSync(path.join(folder, ".try-")));
    return true;
  } catch {
    return false;
  }
}

interface SeedFiles {
  /** Relative to the seeds folder, with `/` as the separator. */
  readonly files: readonly string[];
  readonly problems: readonly AppError[];
}

/** @throws AppError `corpus.unreadable` when the folder itself cannot be listed. */
export async function listSeedFiles(seedsDir: string): Promise<SeedFiles> {
  const walk: Walk = {
    root: await realFolder(seedsDir),
    seen: new Set(),
    found: [],
    problems: [],
    links: [],
  };
  await walkFolder(walk, walk.root, "");
  // Links come last, so that a file in the folder is listed under its own name.
  for (let link = walk.links.shift(); link !== undefined; link = walk.links.shift())
    await followLink(walk, link);
  return { files: walk.found.toSorted(), problems: walk.problems };
}

interface Walk {
  readonly root: string;
  /** Real paths of the files and folders visited. */
  readonly seen: Set<string>;
  readonly found: string[];
  readonly problems: AppError[];
  /** Names of links yet to be followed. */
  readonly links: string[];
}

async function realFolder(seedsDir: string): Promise<string> {
  try {
    await readdir(seedsDir);
    return await realpath(seedsDir);
  } catch (cause) {
    throw new AppError(
      "corpus.unreadable",
      `The seeds folder ${escapeInvisible(seedsDir)} cannot be read: ${messageOf(cause)}. Set SEEDS_DIR or --seeds to a folder with .md or .txt files.`,
      { seedsDir },
      cause,
    );
  }
}

/** @param name path below the seeds folder that the folder's files are listed under; empty for the seeds folder */
async function walkFolder(walk: Walk, realPath: string, name: string): Promise<void> {
  if (walk.seen.has(realPath)) return;
  walk.seen.add(realPath);
  const entries = await readdir(realPath, { withFileTypes: true }).catch((cause: unknown) => {
    walk.problems.push(refused(name, cause));
    return [];
  });
  // Sorted, so that of two links to one file the same one always counts.
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (isPassedOver(entry.name)) continue;
    const entryName = path.posix.join(name, entry.name);
    const entryPath = path.join(realPath, entry.name);
    if (entry.isSymbolicLink()) walk.links.push(entryName);
    else if (entry.isDirectory()) await walkFolder(walk, entryPath, entryName);
    else addFile(walk, entryPath, entryName);
  }
}

function addFile(walk: Walk, realPath: string, name: string): void {
  const base = path.posix.basename(name);
  const isOfOther = isForeign(base);
  if (!(isOfOther || isDocument(base)) || walk.seen.has(realPath)) return;
  walk.seen.add(realPath);
  if (isOfOther) walk.problems.push(toBeAdded(name));
  else walk.found.push(name);
}

function toBeAdded(name: string): AppError {
  const advice = "Move it elsewhere and give it to `npm run add`, which makes a document of it";
  return unreadable(name, `it is not read as it lies here. ${advice}.`);
}

async function followLink(walk: Walk, name: string): Promise<void> {
  const filePath = path.join(walk.root, name);
  const isNamedDocument = isDocument(path.posix.basename(name));
  try {
    const realPath = await realpath(filePath);
    const isFolder = (await stat(realPath)).isDirectory();
    if (isWithin(walk.root, realPath))
      return isFolder ? await walkFolder(walk, realPath, name) : addFile(walk, realPath, name);
    if (isFolder || isNamedDocument) walk.problems.push(leadsOut(name));
  } catch (cause) {
    // A link without a document's name is ignored.
    if (isNamedDocument) walk.problems.push(refused(name, cause));
  }
}
