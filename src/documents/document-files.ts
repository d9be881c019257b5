/**
 * Writes and withdraws document files in the seeds folder or in the added folder beside it, and keeps versions.
 * Invariant: a text is kept as a version before it is replaced. Concurrent readers see the old text or the new one,
 * whole.
 */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
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
import { removeFile, writeWhole } from "./write-file.ts";

/** File names are relative to the seeds folder. Version names are null where there was no text. */
interface DocumentFiles {
  has(file: string): boolean;
  /** Replaces the present text, if any; returns the version that keeps it. */
  write(file: string, text: string): Promise<string | null>;
  /** Returns the version that keeps the text. */
  withdraw(file: string): Promise<string | null>;
  /** Keeps a text that is no longer in its file, because somebody else changed or removed it. */
  keep(file: string, text: string): Promise<string>;
  /** For files that are not documents. */
  writeBytes(file: string, bytes: Uint8Array): Promise<void>;
}

/** The methods that write throw AppError `documents.unwritable` or `disk.full`. */
export function createDocumentFiles(folders: SeedFolders): DocumentFiles {
  const { seedsDir, addedDir = null } = folders;
  /** A file of the added folder stays there, even when the seeds folder has become writable. */
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
      // Without a copy in the added folder, later edits in the seeds folder take effect.
      if (isSeedAgain) await removeFile(folder, file);
      else await writeWhole(folder, file, text);
      // Needed even if the seeds folder is writable now: it may not have been when the document was withdrawn.
      if (addedDir !== null) await removeFile(addedDir, withdrawnMark(file));
      return before;
    },
    async withdraw(file) {
      const before = await keepPresent(file);
      const folder = folderFor(file);
      const liesInSeeds = existsSync(path.join(seedsDir, file));
      if (folder !== seedsDir && liesInSeeds) await writeWhole(folder, withdrawnMark(file), "");
      await removeFile(folder, file);
      return before;
    },
  };
}

/** The version numbers of one document. */
function numbersIn(folder: string, versions: string): readonly number[] {
  const filePath = path.join(folder, versions);
  const names = existsSync(filePath) ? readdirSync(filePath) : [];
  return names.map((name) => Number.parseInt(name, 10)).filter((each) => each > 0);
}

function textOrNull(folders: SeedFolders, name: string): string | null {
  return seedTextOrNull(folderWith(folders, name), name);
}
