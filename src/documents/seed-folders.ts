/**
 * Where documents lie: in the seeds folder, and, where that may not be written, in a folder of the bot's own beside it.
 * Always holds: a file of the second stands in the place of that of the same name in the first; one that is marked
 * as withdrawn there is none, though it still lies in the first.
 */
import { existsSync, mkdtempSync, rmdirSync } from "node:fs";
import path from "node:path";
import { type SeedFiles, listSeedFiles } from "./list-files.ts";
import { readSeedText, seedTextOrNull } from "./seed-file.ts";

export interface SeedFolders {
  readonly seedsDir: string;
  /** Null, or left out, where there is to be none. It need not be there yet. */
  readonly addedDir?: string | null;
}

const withdrawnFolder = ".withdrawn";

/** An empty file of this name in the second folder withdraws what lies in the first. */
export function withdrawnMark(file: string): string {
  return path.posix.join(withdrawnFolder, file);
}

/** The one that stands in the place of the other first. */
export function foldersOf({ seedsDir, addedDir = null }: SeedFolders): readonly string[] {
  return addedDir === null || !existsSync(addedDir) ? [seedsDir] : [addedDir, seedsDir];
}

/** The folder that a file of this name is read from; the seeds folder where there is none. */
export function folderWith(folders: SeedFolders, name: string): string {
  const others = foldersOf(folders).filter((folder) => folder !== folders.seedsDir);
  return others.find((folder) => existsSync(path.join(folder, name))) ?? folders.seedsDir;
}

/** Where changes go. */
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

/** Of a document or a version. @throws AppError `corpus.unreadable` */
export function readDocumentText(folders: SeedFolders, name: string): string {
  return readSeedText(folderWith(folders, name), name);
}

/** Null where there is no such document, or it is no text. */
export function documentTextOrNull(folders: SeedFolders, file: string): string | null {
  return hasDocument(folders, file) ? seedTextOrNull(folderWith(folders, file), file) : null;
}

function isHidden({ seedsDir, addedDir = null }: SeedFolders, folder: string, file: string) {
  return (
    folder === seedsDir && addedDir !== null && existsSync(path.join(addedDir, withdrawnMark(file)))
  );
}

/** Tried: what permissions say is not true of every user and file system. */
function isWritable(folder: string): boolean {
  try {
    rmdirSync(mkdtempSync(path.join(folder, ".try-")));
    return true;
  } catch {
    return false;
  }
}
