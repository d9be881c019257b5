/**
 * Serialises the refreshes of a running program: one runs at a time; all requests made meanwhile share the next one.
 * Also watches the folders of documents while the bot runs, and refreshes when changes in them have settled.
 */
import { mkdir } from "node:fs/promises";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { countSpoilt } from "../documents/keeper.ts";
import { foldersOf, type SeedFolders, writableFolder } from "../documents/seed-folders.ts";
import { type FolderWatch, watchFolder } from "../documents/watch-folder.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";

/** @param share from 0 to 1 */
type OnShare = (share: number) => void;

export interface Refresher {
  /**
   * Resolves when answers use the documents as they are at the time of the call, or later.
   * @throws AppError as a start does; answers then use the previous documents
   */
  refresh(onShare?: OnShare): Promise<void>;
}

interface Round {
  readonly listeners: Set<OnShare>;
  readonly done: Promise<void>;
}

/** @param readAnew resolves when answers use the documents as they are; never called again before it has ended */
export function createRefresher(
  readAnew: (onProgress: (progress: EmbedProgress) => void) => Promise<unknown>,
): Refresher {
  let running: Promise<unknown> = Promise.resolve();
  /** Not begun yet, so it sees all changes until now. */
  let next: Round | null = null;

  const begin = (): Round => {
    const listeners = new Set<OnShare>();
    const round = async (): Promise<void> => {
      next = null;
      await readAnew(({ doneCount, totalCount }) => {
        for (const listener of listeners) listener(totalCount === 0 ? 1 : doneCount / totalCount);
      });
    };
    const done = running.then(round);
    running = done.catch(() => undefined);
    return { listeners, done };
  };

  return {
    refresh(onShare) {
      next ??= begin();
      if (onShare !== undefined) next.listeners.add(onShare);
      return next.done;
    },
  };
}

export async function warnOfSpoilt(folders: SeedFolders, log: Log): Promise<void> {
  const spoiltLines = await countSpoilt(folders);
  if (spoiltLines > 0)
    log.warn("lines of the documents' history cannot be read and are passed over", { spoiltLines });
}

export async function watchDocuments(
  folders: SeedFolders,
  refresher: Refresher,
  log: Log,
): Promise<FolderWatch> {
  // A missing folder cannot be watched.
  await mkdir(writableFolder(folders), { recursive: true });
  await warnOfSpoilt(folders, log);
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
