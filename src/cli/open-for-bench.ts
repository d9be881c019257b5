/**
 * The folders named on a command line in; their index, saved and open, and in words what is measured and on what, out.
 */
import { availableParallelism, cpus } from "node:os";
import path from "node:path";
import { type Config, loadConfig } from "../core/config.ts";
import { withFolders } from "./arguments.ts";
import { type Prepared, prepare } from "./prepare.ts";

export interface Bench {
  readonly config: Config;
  readonly modelCacheDir: string;
  readonly prepared: Prepared;
  readonly corpus: string;
  readonly machine: string;
}

export async function openForBench(folders: Parameters<typeof withFolders>[1]): Promise<Bench> {
  const defaults = loadConfig();
  const config = withFolders(defaults, folders);
  const modelCacheDir = path.join(defaults.indexDir, "model");
  const prepared = await prepare({
    config,
    modelCacheDir,
    stderr: process.stderr,
    onUnverified: () => undefined,
    indexMustBeSaved: true,
  });
  const { documents, passages } = prepared.snapshot;
  return {
    config,
    modelCacheDir,
    prepared,
    corpus: `${documents.length} documents, ${passages.length} passages`,
    machine: `${availableParallelism()} cores of ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`,
  };
}
