/**
 * The documents of several processes: those in the database, of which each process has a copy in a folder. What people put
 * into the seeds folder of any of them is taken over.
 */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../core/config.ts";
import type { DatabaseAddress } from "../core/database-address.ts";
import { messageOf } from "../core/errors.ts";
import { type FileLock, tryLockFile } from "../core/file-lock.ts";
import type { Log } from "../core/log.ts";
import { repeatedly } from "../core/repeatedly.ts";
import { createDatabase, type Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import type { InTurn } from "../documents/keeper.ts";
import { importDocuments } from "../documents/postgres/import-documents.ts";
import { documentsChannel, openSharedFolder } from "../documents/postgres/shared-folder.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";
import { type FolderWatch, watchFolder } from "../documents/watch-folder.ts";

export interface SharedDocuments {
  /** The copy, which is read in place of the seeds folder. */
  readonly folders: Required<SeedFolders>;
  /** For all changes in the copy: see `SharedFolder.change`. */
  readonly inTurn: InTurn;
  /** That of the documents in the database: higher after each change. */
  revision(): Promise<number>;
  /** Reads the copy as it is in the database. @param work is told the revision of that */
  read<Result>(work: (revision: number) => Promise<Result>): Promise<Result>;
  /**
   * Brings in what other processes change, and takes over what people put into the seeds folder, until it is closed.
   * @param onLook called after each look, at the start, when a change is announced and every few seconds; not called again
   * before it has ended
   */
  watch(log: Log, onLook: () => Promise<void>): FolderWatch;
  /** Lets another process have the folder. */
  close(): Promise<void>;
}

interface SharingOptions extends Pick<Config, "seedsDir" | "dataDir"> {
  readonly report: (line: string) => void;
  /** Between two looks for changes of other processes. */
  readonly lookEveryMs?: number;
}

/** An administrator who added a document asks about it in a minute, maybe through another process. */
const usualLookEveryMs = 5_000;

/**
 * As `openSharedDocuments`, on connections of its own.
 * @throws AppError `database.unsuitable`, `corpus.unreadable`, `documents.unwritable` or `disk.full`
 */
export async function connectDocuments(
  address: DatabaseAddress,
  options: SharingOptions,
): Promise<SharedDocuments> {
  const database = createDatabase({
    address,
    code: "corpus.unreadable",
    what: "The documents",
    connections: 2,
  });
  try {
    await migrate(database);
    const shared = await openSharedDocuments(database, options);
    return {
      ...shared,
      async close() {
        await shared.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** @throws AppError with the database's code, `documents.unwritable`, `disk.full` or `corpus.unreadable` */
export async function openSharedDocuments(
  database: Database,
  { seedsDir, dataDir, report, lookEveryMs = usualLookEveryMs }: SharingOptions,
): Promise<SharedDocuments> {
  const { dir, lock } = await claimFolder(dataDir);
  const shared = await openSharedFolder(database, dir);
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
    folders: { seedsDir: shared.dir, addedDir: null },
    inTurn: (work) => shared.change(work),
    async revision() {
      const [row] = await database.read<{ revision: number }>(
        "select revision from document_revision",
      );
      return row?.revision ?? 0;
    },
    read: (work) => shared.read(work),
    close: () => lock.release(),
    watch(log, onLook) {
      let lastProblem = "";
      const onProblem = (error: unknown) => {
        const problem = messageOf(error);
        // Every few seconds while a server is away.
        if (problem !== lastProblem)
          log.warn("changes of the documents cannot be brought in; it is tried again", {
            error: problem,
          });
        lastProblem = problem;
      };
      const look = repeatedly(lookEveryMs, async () => {
        try {
          await shared.refresh();
          await onLook();
          lastProblem = "";
        } catch (error) {
          onProblem(error);
        }
      });
      const listening = database.listen(documentsChannel, {
        onBegin: () => look.now(),
        onNotice: () => look.now(),
      });
      const seeds = existsSync(seedsDir)
        ? watchFolder({ seedsDir, onChange: takeOver, onProblem })
        : null;
      return {
        async close() {
          await seeds?.close();
          await listening.close();
          await look.close();
        },
      };
    },
  };
}

/** A folder that no other process has: bots with the same settings on one machine have the same `dataDir`. */
async function claimFolder(
  dataDir: string,
): Promise<{ readonly dir: string; readonly lock: FileLock }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  for (let number = 1; ; number += 1) {
    const dir = path.join(dataDir, number === 1 ? copiesName : `${copiesName}-${number}`);
    const lock = await tryLockFile(`${dir}.lock`);
    if (lock !== null) return { dir, lock };
  }
}

const copiesName = "shared-documents";
