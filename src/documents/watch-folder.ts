/** Watches a folder and reports changes of its documents once writing has paused. */
import path from "node:path";
import { watch } from "chokidar";
import { messageOf } from "../core/errors.ts";
import { isDocumentName } from "./file-names.ts";
import { versionsFolder } from "./versions.ts";

export interface FolderWatch {
  /** Does not wait for a running `onChange`. */
  close(): Promise<void>;
}

interface WatchOptions {
  readonly seedsDir: string;
  /** Calls never overlap; changes during a call cause one more call. */
  readonly onChange: () => Promise<void>;
  readonly onProblem: (error: unknown) => void;
  /** Files count as complete after this long without a write. Milliseconds, at least 100. */
  readonly settledAfterMs?: number;
}

/** Milliseconds: as long as a slow network copy may pause between two blocks. */
const usualSettledAfterMs = 1500;

/** Calls `onChange` once the watch is ready, so that changes since the folder was last read are not missed. */
export function watchFolder(options: WatchOptions): FolderWatch {
  const { seedsDir, onChange, onProblem, settledAfterMs = usualSettledAfterMs } = options;
  let isDue = false;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    while (isDue) {
      isDue = false;
      await onChange().catch(onProblem);
    }
    running = null;
  };
  // Many files copied at once are one change. Every write counts: chokidar can announce complete files only, but says
  // nothing about a file that is removed before its announcement, though an earlier call may have read it.
  let timer: NodeJS.Timeout | undefined;
  const note = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDue = true;
      running ??= run();
    }, settledAfterMs);
  };
  const watcher = watch(seedsDir, {
    ignoreInitial: true,
    ignored: (name, stats) =>
      isOfNoInterest(path.relative(seedsDir, name), stats?.isFile() === true),
  });
  const told = new Set<string>();
  watcher.on("all", note).once("ready", note);
  watcher.on("error", (error) => {
    // A system that is out of watches reports the error for each file.
    const message = messageOf(error).replace(/'[^']*'/g, "");
    if (!told.has(message)) onProblem(error);
    told.add(message);
  });
  return {
    async close() {
      clearTimeout(timer);
      isDue = false;
      await watcher.close();
    },
  };
}

/** Hidden folders hold the program's own files; versions are read with the change that made them. */
function isOfNoInterest(name: string, isFile: boolean): boolean {
  if (name === "") return false;
  const parts = name.split(path.sep);
  if (parts[0] === versionsFolder || parts.some((part) => part.startsWith("."))) return true;
  return isFile && !isDocumentName(name);
}
