/** Opens the documents for a command that only reads them. */
import path from "node:path";
import { openConfigured, type Opened } from "../app/open-from-database.ts";
import { type Config, loadConfig } from "../core/config.ts";

/** Progress and warnings go to stderr. @throws AppError as `openConfigured` */
export function openDocuments(config: Config): Promise<Opened> {
  return openConfigured({
    config,
    // Of the settings: an index that is named has no model of its own.
    modelCacheDir: path.join(loadConfig().indexDir, "model"),
    stderr: process.stderr,
    onUnverified: ({ passage }) =>
      process.stderr.write(`${passage.id} is not in its file as indexed; not shown\n`),
  });
}
