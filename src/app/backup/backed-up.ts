/** Which files a backup has: what cannot be made anew. */
import { accessSync, constants } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../../core/config.ts";
import { isOfRestores } from "../../state/embedded/pending-restore.ts";

export type BackedUpFolders = Pick<Config, "dataDir" | "seedsDir" | "indexDir" | "modelDir">;

/** The entries of DATA_DIR that are other folders of the bot, or lead to them. */
export function otherFolders({ dataDir, seedsDir, indexDir, modelDir }: BackedUpFolders): string[] {
  const others = [seedsDir, indexDir, ...(modelDir === null ? [] : [modelDir])];
  return others.flatMap((folder) => {
    const [first = ""] = path.relative(dataDir, folder).split(path.sep);
    return first === "" || first === ".." || path.isAbsolute(first) ? [] : [first];
  });
}

/** The bot's own part of DATA_DIR; the database's files, which are copied by its own means, are not listed. */
export async function listDataFiles(folders: BackedUpFolders): Promise<ListedFiles> {
  const others = otherFolders(folders);
  return listFiles(
    folders.dataDir,
    (name) =>
      isOfRestores(name) ||
      name === "cache" ||
      name.startsWith("state.mdb") ||
      others.includes(name),
  );
}

/** Documents, their versions and originals, where the bot writes them there. */
export async function listSeedFiles({ seedsDir }: BackedUpFolders): Promise<ListedFiles> {
  return isWritable(seedsDir) ? listFiles(seedsDir, () => false) : new Map();
}

export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Paths below the folder with `/`, each with what differs once the file has changed. Links are passed over. */
export type ListedFiles = ReadonlyMap<string, string>;

async function listFiles(
  folder: string,
  isLeftOut: (topName: string) => boolean,
): Promise<ListedFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const listed = new Map<string, string>();
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join("/");
    if (!entry.isFile() || isLeftOut(name.split("/")[0] ?? "")) continue;
    const { size, mtimeNs, ino } = await lstat(file, { bigint: true });
    listed.set(name, `${size} ${mtimeNs} ${ino}`);
  }
  return listed;
}
