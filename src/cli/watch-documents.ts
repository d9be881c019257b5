/**
 * A prepared library in; its documents followed while the bot runs, out: what is added, changed or removed in the
 * seeds folder is answered from, or no more, when it has settled and is indexed.
 */
import type { Log } from "../bot/log.ts";
import { type FolderWatch, watchFolder } from "../documents/watch-folder.ts";
import { messageOf } from "../errors.ts";
import type { Vitals } from "./endpoints.ts";
import type { Prepared } from "./prepare.ts";

interface Watched {
  readonly prepared: Prepared;
  readonly vitals: Vitals;
  readonly log: Log;
}

export function watchDocuments(seedsDir: string, { prepared, vitals, log }: Watched): FolderWatch {
  return watchFolder({
    seedsDir,
    async onChange() {
      const shelf = await prepared.refresh();
      if (shelf === null) return;
      vitals.indexBuiltAtMs = shelf.snapshot.builtAtMs;
      log.info("the documents have changed", { documents: shelf.corpus.documents.length });
    },
    onProblem: (error) =>
      log.warn("the documents cannot be read anew; those from before are served", {
        error: messageOf(error),
      }),
  });
}
