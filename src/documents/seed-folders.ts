/**
 * Finds documents in the seeds folder and in the added folder, which the bot writes where the seeds folder is
 * read-only.
 * Invariant: a file of the added folder overrides the file of the same name in the seeds folder; a withdrawn mark in
 * the added folder hides it.
 */
import { existsSync, mkdtempSync, rmdirSync } from "node:fs";
import path from "node:path";
import { type SeedFiles, listSeedFiles } from "./list-files.ts";
import { readSeedText, seedTextOrNull } from "./seed-file.ts";

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
export function readDocumentText(folders: SeedFolders, name: string): string {
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
