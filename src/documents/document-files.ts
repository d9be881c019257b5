/**
 * Changes to the documents in; files in the seeds folder, or in the one beside it, out.
 * Always holds: before a text gives way to another it is kept as a version; whoever reads the folder meanwhile sees
 * the old text or the new one, whole.
 */
import { existsSync, readdirSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { seedTextOrNull } from "./seed-file.ts";
import {
  documentTextOrNull,
  foldersOf,
  folderWith,
  hasDocument,
  type SeedFolders,
  withdrawnMark,
  writableFolder,
} from "./seed-folders.ts";
import { versionsFolder } from "./versions.ts";

/** Names are those below the seeds folder. What gives the name of a version gives null where there was no text. */
export interface DocumentFiles {
  has(file: string): boolean;
  /** In place of the text that the file has, where there is one; gives the version that this is kept as. */
  write(file: string, text: string): Promise<string | null>;
  /** Gives the version that its text is kept as. */
  withdraw(file: string): Promise<string | null>;
  /** For a text that somebody else has changed or removed: it is not in its file any more. */
  keep(file: string, text: string): Promise<string>;
  /** For what is no document. */
  writeBytes(file: string, bytes: Uint8Array): Promise<void>;
}

/** Each throws AppError `documents.unwritable`; nothing has changed then. */
export function createDocumentFiles(folders: SeedFolders): DocumentFiles {
  const { seedsDir, addedDir = null } = folders;
  /** What stands in the place of another stays where it is. */
  const folderFor = (file: string): string => {
    const folder = folderWith(folders, file);
    return folder === seedsDir ? writableFolder(folders) : folder;
  };

  const keep = async (file: string, text: string): Promise<string> => {
    const versions = path.posix.join(versionsFolder, file);
    const last = Math.max(0, ...foldersOf(folders).flatMap((each) => numbersIn(each, versions)));
    const ending = path.posix.extname(file).toLowerCase();
    const nameOf = (number: number) => path.posix.join(versions, `${number}${ending}`);
    if (last > 0 && textOrNull(folders, nameOf(last)) === text) return nameOf(last);
    await writeWhole(folderFor(file), nameOf(last + 1), text);
    return nameOf(last + 1);
  };

  const keepPresent = async (file: string): Promise<string | null> => {
    const text = documentTextOrNull(folders, file);
    return text === null ? null : keep(file, text);
  };

  return {
    has: (file) => hasDocument(folders, file),
    keep,
    writeBytes: (file, bytes) => writeWhole(writableFolder(folders), file, bytes),
    async write(file, text) {
      if (documentTextOrNull(folders, file) === text) return null;
      const before = await keepPresent(file);
      const folder = folderFor(file);
      const isSeedAgain = folder !== seedsDir && seedTextOrNull(seedsDir, file) === text;
      // What the seeds folder has itself follows what becomes of it there.
      if (isSeedAgain) await remove(folder, file);
      else await writeWhole(folder, file, text);
      // Also where the seeds folder may be written by now: it may not have been when this was withdrawn.
      if (addedDir !== null) await remove(addedDir, withdrawnMark(file));
      return before;
    },
    async withdraw(file) {
      const before = await keepPresent(file);
      const folder = folderFor(file);
      const liesInSeeds = existsSync(path.join(seedsDir, file));
      if (folder !== seedsDir && liesInSeeds) await writeWhole(folder, withdrawnMark(file), "");
      await remove(folder, file);
      return before;
    },
  };
}

async function writeWhole(folder: string, file: string, text: string | Uint8Array): Promise<void> {
  const place = path.join(folder, file);
  // Hidden, and so no document; on the same disk, so that it can be renamed.
  const temporary = path.join(path.dirname(place), `.${path.basename(place)}.tmp`);
  try {
    await mkdir(path.dirname(place), { recursive: true });
    await writeFlushed(temporary, text);
    await rename(temporary, place);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(folder, file, cause);
  }
}

async function remove(folder: string, file: string): Promise<void> {
  await rm(path.join(folder, file), { force: true }).catch((cause: unknown) => {
    throw unwritable(folder, file, cause);
  });
}

/** Of the versions of one document. */
function numbersIn(folder: string, versions: string): readonly number[] {
  const place = path.join(folder, versions);
  const names = existsSync(place) ? readdirSync(place) : [];
  return names.map((name) => Number.parseInt(name, 10)).filter((each) => each > 0);
}

async function writeFlushed(place: string, text: string | Uint8Array): Promise<void> {
  const handle = await open(place, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function textOrNull(folders: SeedFolders, name: string): string | null {
  return seedTextOrNull(folderWith(folders, name), name);
}

function unwritable(folder: string, file: string, cause: unknown): AppError {
  return new AppError(
    "documents.unwritable",
    `${file} cannot be written in ${folder}: ${messageOf(cause)}. Nothing was changed. Give the bot the right to write there, or make room.`,
    { folder, file },
    cause,
  );
}
