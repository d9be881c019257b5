/**
 * All files that belong to the documents of folders, to be moved: the documents as they are served, their earlier texts and
 * originals and the log of changes. Where a file of the added folder stands for one of the seeds folder, it alone counts.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { AppError } from "../core/errors.ts";
import { logFile, originalsFolder } from "./keeper.ts";
import { foldersOf, folderWith, listDocumentFiles, type SeedFolders } from "./seed-folders.ts";
import { versionsFolder } from "./versions.ts";
import { isUnfinished, writeWhole } from "./write-file.ts";

export const fileKinds = ["documents", "versions", "originals"] as const;
export type FileKind = (typeof fileKinds)[number];

/** @param file with `/` between its parts */
export function fileKindOf(file: string): FileKind {
  if (file.startsWith(`${versionsFolder}/`)) return "versions";
  return file.startsWith(`${originalsFolder}/`) ? "originals" : "documents";
}

export interface DocumentSet {
  /** SHA-256 in hexadecimal, by path with `/` between its parts. */
  hashes(): Promise<ReadonlyMap<string, string>>;
  read(file: string): Promise<Buffer>;
  add(file: string, bytes: Buffer): Promise<void>;
}

/**
 * `add` writes into the seeds folder, and throws AppError `documents.unwritable` or `disk.full` if it cannot.
 * @param onProblem called once for each file or folder that is left out; the error says why
 */
export function createFolderSet(
  folders: SeedFolders,
  onProblem: (problem: AppError) => void = () => undefined,
): DocumentSet {
  const read = async (file: string): Promise<Buffer> => {
    if (file === logFile) return readLogs(folders);
    return readFile(path.join(folderWith(folders, file), file));
  };
  return {
    async hashes() {
      const { files, problems } = await listDocumentFiles(folders);
      problems.forEach(onProblem);
      const hashes = new Map<string, string>();
      for (const file of [...files, ...(await keptFiles(folders))])
        hashes.set(
          file,
          createHash("sha256")
            .update(await read(file))
            .digest("hex"),
        );
      return hashes;
    },
    read,
    add: (file, bytes) => writeWhole(folders.seedsDir, file, bytes),
  };
}

/** One behind the other: whoever reads entries puts them into the order of their times. */
async function readLogs(folders: SeedFolders): Promise<Buffer> {
  const files = foldersOf(folders).map((folder) => path.join(folder, logFile));
  const logs = await Promise.all(
    files.filter((file) => existsSync(file)).map((file) => readFile(file)),
  );
  // The last line of one may be cut off.
  return Buffer.concat(logs.flatMap((log, i) => (i === 0 ? [log] : [Buffer.from("\n"), log])));
}

/** In both folders, each once. */
async function keptFiles(folders: SeedFolders): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const folder of foldersOf(folders))
    for (const part of [versionsFolder, originalsFolder]) {
      const root = path.join(folder, part);
      if (!existsSync(root)) continue;
      for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || isUnfinished(entry.name)) continue;
        const file = path.relative(folder, path.join(entry.parentPath, entry.name));
        kept.add(file.split(path.sep).join("/"));
      }
    }
  return kept;
}
