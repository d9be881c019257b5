/** Opens the database of a DATA_DIR for one process: a lock keeps others off the folder. */
import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { type FileLock, lockFile } from "../../core/file-lock.ts";
import { type DatabaseOptions, openDatabase, type StateDatabase } from "./database.ts";
import { applyRestore, dataLock } from "./pending-restore.ts";
import { lockedState, unavailableState } from "./state-errors.ts";

export interface AloneOptions extends DatabaseOptions {
  readonly dataDir: string;
  /** How to wait for another process on the same folder. */
  readonly patience?: DataPatience;
}

interface DataPatience {
  /** Called once if another process holds the lock, with the maximum wait. */
  readonly onWait?: (withinMs: number) => void;
  readonly withinMs?: number;
}

/** A restart may start the new process beside the old one, which may take ten seconds to end. */
const usualWithinMs = 20_000;

/**
 * Finishes a restore that was cut off. Closing the database also releases the folder.
 * @throws AppError `state.unavailable`, or `state.locked` if another process keeps the folder
 */
export async function openAlone(options: AloneOptions): Promise<StateDatabase> {
  const { dataDir, patience } = options;
  const lock = await lockData(dataDir, patience);
  try {
    await applyRestore(dataDir);
    const database = await openDatabase(dataDir, options);
    const close = async () => {
      await database.close();
      await lock.release();
    };
    return { ...database, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Creates the folder if missing. @throws AppError `state.locked` after `withinMs`, or `state.unavailable` */
async function lockData(
  dataDir: string,
  { onWait, withinMs = usualWithinMs }: DataPatience = {},
): Promise<FileLock> {
  const file = path.join(dataDir, dataLock);
  const signal = AbortSignal.timeout(withinMs);
  try {
    // The state has personal data; a volume is there already, and often for all to read.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await chmod(dataDir, 0o700).catch(() => undefined);
    return await lockFile(file, { onWait: () => onWait?.(withinMs), signal });
  } catch (cause) {
    throw signal.aborted
      ? lockedState(dataDir, withinMs)
      : unavailableState("opened", dataDir, cause);
  }
}
