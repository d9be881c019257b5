/** Locks the state folder, because two processes on one folder would both answer its waiting updates. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type FileLock, lockFile } from "../../core/file-lock.ts";
import { lockedState, unavailableState } from "./state-errors.ts";

const lockName = "lock";

export interface DataPatience {
  /** Called once if another process holds the lock, with the maximum wait. */
  readonly onWait?: (withinMs: number) => void;
  readonly withinMs?: number;
}

/** A restart may start the new process beside the old one, which may take ten seconds to end. */
const usualWithinMs = 20_000;

/** Creates the folder if missing. @throws AppError `state.locked` after `withinMs`, or `state.unavailable` */
export async function lockData(
  dataDir: string,
  { onWait, withinMs = usualWithinMs }: DataPatience = {},
): Promise<FileLock> {
  const file = path.join(dataDir, lockName);
  const signal = AbortSignal.timeout(withinMs);
  try {
    // The state has personal data.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await lockFile(file, { onWait: () => onWait?.(withinMs), signal });
  } catch (cause) {
    throw signal.aborted
      ? lockedState(dataDir, withinMs)
      : unavailableState("opened", dataDir, cause);
  }
}
