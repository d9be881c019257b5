/** The lock on the folder of the state. Two processes on one folder would both answer what waits there. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type FileLock, lockFile } from "../../core/file-lock.ts";
import { lockedState, unavailableState } from "./state-errors.ts";

const lockName = "lock";

export interface DataPatience {
  /** Called once, when another process has it; with how long that one is waited for. */
  readonly onWait?: (withinMs: number) => void;
  readonly withinMs?: number;
}

/** Whoever restarts a bot starts the new process beside the old one, which may take ten seconds to end. */
const usualWithinMs = 20_000;

/** Makes the folder where it is missing. @throws AppError `state.locked` when the other one does not end, `state.unavailable` for a folder that cannot be used. */
export async function lockData(
  dataDir: string,
  { onWait, withinMs = usualWithinMs }: DataPatience = {},
): Promise<FileLock> {
  const file = path.join(dataDir, lockName);
  const signal = AbortSignal.timeout(withinMs);
  try {
    // What people asked is nobody else's business.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await lockFile(file, { onWait: () => onWait?.(withinMs), signal });
  } catch (cause) {
    throw signal.aborted
      ? lockedState(dataDir, withinMs)
      : unavailableState("opened", dataDir, cause);
  }
}
