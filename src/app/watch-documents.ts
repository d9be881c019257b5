/**
 * Watches the folders of documents while the bot runs, and refreshes when changes in them have settled.
 */
import { mkdir } from "node:fs/promises";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { countSpoilt } from "../documents/keeper.ts";
import { foldersOf, type SeedFolders, writableFolder } from "../documents/seed-folders.ts";
import { type FolderWatch, watchFolder } from "../documents/watch-folder.ts";
import type { Refresher } from "./refresher.ts";

export async function watchDocuments(
  folders: SeedFolders,
  refresher: Refresher,
  log: Log,
): Promise<FolderWatch> {
  // A missing folder cannot be watched.
  await mkdir(writableFolder(folders), { recursive: true });
  const spoiltLines = await countSpoilt(folders);
  if (spoiltLines > 0)
    log.warn("lines of the documents' history cannot be read and are passed over", { spoiltLines });
  const watches = foldersOf(folders).map((seedsDir) =>
    watchFolder({
      seedsDir,
      onChange: () => refresher.refresh(),
      onProblem: (error) =>
        log.warn("the documents cannot be read anew; those from before are served", {
          error: messageOf(error),
        }),
    }),
  );
  return { close: async () => void (await Promise.all(watches.map((watch) => watch.close()))) };
}
