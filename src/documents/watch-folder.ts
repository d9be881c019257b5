/**
 * A seeds folder in; a call for each change of its documents out, when what is written there is written to the end.
 */
import path from "node:path";
import { watch } from "chokidar";
import { messageOf } from "../core/errors.ts";
import { isDocumentName } from "./list-files.ts";
import { versionsFolder } from "./versions.ts";

export interface FolderWatch {
  /** Does not wait for a call that is running. */
  close(): Promise<void>;
}

export interface WatchOptions {
  readonly seedsDir: string;
  /** Not called again before it has ended; changes meanwhile are one call more. */
  readonly onChange: () => Promise<void>;
  readonly onProblem: (error: unknown) => void;
  /** The files are whole when none has changed for as long. Milliseconds, from 100. */
  readonly settledAfterMs?: number;
}

/** As long as a slow network copy may pause between two blocks. */
const usualSettledAfterMs = 1500;

/** Watches soon; what has changed since the folder was read is a change as well. */
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
  // Many files that are copied at once are one change. Each write counts: to have only whole files announced would
  // keep silent about one that another's change has brought in, when it goes before its own is due.
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
    // A system that can watch no more files says so for each of them.
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

/** Hidden folders hold what the program keeps for itself; versions among it are read with the change that made them. */
function isOfNoInterest(name: string, isFile: boolean): boolean {
  if (name === "") return false;
  const parts = name.split(path.sep);
  if (parts[0] === versionsFolder || parts.some((part) => part.startsWith("."))) return true;
  return isFile && !isDocumentName(name);
}
