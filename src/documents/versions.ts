/**
 * Lists the earlier texts that are kept of documents. `.versions/hequ.md/2.md` is the second text that `hequ.md` had;
 * the folder is hidden, so its files are not listed as documents. A withdrawn document has versions but no file.
 */
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { DocumentId, SourceDocument } from "../core/domain.ts";
import { foldersOf, type SeedFolders } from "./seed-folders.ts";

export const versionsFolder = ".versions";

/** Earlier texts by document id, oldest first. */
export type EarlierTexts = ReadonlyMap<DocumentId, readonly SourceDocument[]>;

/** Names of the version files by the name of the document's file, oldest first. */
type VersionFiles = ReadonlyMap<string, readonly string[]>;

const versionFile = /^(?<file>.+)\/(?<number>\d+)\.(?:md|txt)$/i;

/** The document's file, `hequ.md`, for a version such as `.versions/hequ.md/1.md`. */
export function versionedFile(version: string): string {
  return path.posix.relative(versionsFolder, path.posix.dirname(version));
}

export async function listVersions(folders: SeedFolders): Promise<VersionFiles> {
  const listed = await Promise.all(foldersOf(folders).map(versionsIn));
  const versions = new Map<string, string[]>();
  // Numbers continue across the folders.
  for (const { file, name } of listed.flat().toSorted((a, b) => a.number - b.number)) {
    const before = versions.get(file) ?? [];
    versions.set(file, [...before, path.posix.join(versionsFolder, file, name)]);
  }
  return versions;
}

interface VersionFile {
  readonly file: string;
  readonly number: number;
  readonly name: string;
}

async function versionsIn(folder: string): Promise<readonly VersionFile[]> {
  const root = path.join(folder, versionsFolder);
  // Most corpora have no versions.
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const name = path.relative(root, path.join(entry.parentPath, entry.name));
      const { file, number } = versionFile.exec(name.split(path.sep).join("/"))?.groups ?? {};
      return file === undefined ? [] : [{ file, number: Number(number), name: entry.name }];
    });
}
