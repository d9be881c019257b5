/**
 * A folder of documents in; what is added, changed or removed in it answered from, or no more, when it has settled and
 * is indexed, while the bot runs.
 */
import type { Log } from "../bot/log.ts";
import { type FolderWatch, watchFolder } from "../documents/watch-folder.ts";
import { messageOf } from "../errors.ts";
import type { Refresher } from "./refresher.ts";

export function watchDocuments(seedsDir: string, refresher: Refresher, log: Log): FolderWatch {
  return watchFolder({
    seedsDir,
    onChange: () => refresher.refresh(),
    onProblem: (error) =>
      log.warn("the documents cannot be read anew; those from before are served", {
        error: messageOf(error),
      }),
  });
}
