/**
 * The documents of several processes: those in the database, of which each process has a copy in a folder. What people put
 * into the seeds folder of any of them is taken over.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Config } from "../core/config.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Database } from "../database/database.ts";
import type { InTurn } from "../documents/keeper.ts";
import { importDocuments } from "../documents/postgres/import-documents.ts";
import { openSharedFolder } from "../documents/postgres/shared-folder.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";
import { type FolderWatch, watchFolder } from "../documents/watch-folder.ts";

export interface SharedDocuments {
  /** The copy, which is read in place of the seeds folder. */
  readonly folders: SeedFolders;
  /** For all changes in the copy: see `SharedFolder.change`. */
  readonly inTurn: InTurn;
  /** Brings in what other processes change, and takes over what people put into the seeds folder, until it is closed. */
  watch(log: Log): FolderWatch;
}

interface SharingOptions extends Pick<Config, "seedsDir" | "dataDir"> {
  readonly report: (line: string) => void;
  /** Between two looks for changes of other processes. */
  readonly lookEveryMs?: number;
}

/** An administrator who added a document asks about it in a minute, maybe through another process. */
const usualLookEveryMs = 5_000;

/** @throws AppError with the database's code, `documents.unwritable`, `disk.full` or `corpus.unreadable` */
export async function openSharedDocuments(
  database: Database,
  { seedsDir, dataDir, report, lookEveryMs = usualLookEveryMs }: SharingOptions,
): Promise<SharedDocuments> {
  const shared = await openSharedFolder(database, path.join(dataDir, "shared-documents"));
  const reported = new Set<string>();
  const takeOver = async (): Promise<void> => {
    // Only one of the processes need have it.
    if (!existsSync(seedsDir)) return;
    const { files, problems } = await importDocuments(database, shared, seedsDir);
    if (files.length > 0) report(`Taken over from ${seedsDir}: ${files.join(", ")}`);
    for (const { message } of problems) if (!reported.has(message)) report(message);
    for (const { message } of problems) reported.add(message);
  };
  await takeOver();
  return {
    folders: { seedsDir: shared.dir },
    inTurn: (work) => shared.change(work),
    watch(log) {
      const onProblem = (error: unknown) =>
        log.warn("documents of other processes cannot be brought in; it is tried again", {
          error: messageOf(error),
        });
      let looking: Promise<unknown> | null = null;
      const timer = setInterval(() => {
        looking ??= shared
          .refresh()
          .catch(onProblem)
          .finally(() => (looking = null));
      }, lookEveryMs);
      const seeds = existsSync(seedsDir)
        ? watchFolder({ seedsDir, onChange: takeOver, onProblem })
        : null;
      return {
        async close() {
          clearInterval(timer);
          await seeds?.close();
          await looking;
        },
      };
    },
  };
}
