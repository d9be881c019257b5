/**
 * The model's folder in a cache, and a private staging folder for each download attempt. A file is verified in the
 * staging folder and then renamed, so it appears complete or not at all. Staging lies beside the model's folder, so
 * that a rename never crosses file systems. Only a file of the right size is hashed.
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { access, constants, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { ModelFile, ModelSpec } from "./model-spec.ts";

const staleAfterMs = 60 * 60 * 1000;

interface FolderSize {
  readonly bytes: number;
  /** 0 when the folder does not exist. */
  readonly newestMtimeMs: number;
}

/** Sums up everything below the folder. Entries that vanish meanwhile do not count. */
export async function measureFolder(dir: string): Promise<FolderSize> {
  const entries = await readdir(dir, { recursive: true }).catch(() => []);
  const stats = await Promise.all(
    ["", ...entries].map((entry) => stat(path.join(dir, entry)).catch(() => null)),
  );
  let bytes = 0;
  let newestMtimeMs = 0;
  for (const found of stats) {
    if (found?.isFile() === true) bytes += found.size;
    newestMtimeMs = Math.max(newestMtimeMs, found?.mtimeMs ?? 0);
  }
  return { bytes, newestMtimeMs };
}

function stagingPrefix(spec: ModelSpec): string {
  return `${spec.id}.part-`;
}

/** Creates a folder with a unique name: another process may fetch the same model into the same cache. */
export async function createStaging(cacheDir: string, spec: ModelSpec): Promise<string> {
  const name = `${stagingPrefix(spec)}${process.pid}-${randomUUID().slice(0, 8)}`;
  for (const file of spec.files) {
    const finalDir = path.dirname(path.join(cacheDir, spec.id, file.path));
    await mkdir(finalDir, { recursive: true });
    // Fails now rather than after a download of 24 MB.
    await access(finalDir, constants.W_OK);
  }
  const stagingDir = path.join(cacheDir, name);
  await mkdir(stagingDir);
  return stagingDir;
}

/** Removes the staging folders of killed processes. One that changed recently may belong to a running process. */
export async function removeStale(cacheDir: string, spec: ModelSpec, nowMs: number): Promise<void> {
  const names = await readdir(cacheDir).catch(() => []);
  for (const name of names.filter((entry) => entry.startsWith(stagingPrefix(spec)))) {
    const dir = path.join(cacheDir, name);
    const { newestMtimeMs } = await measureFolder(dir);
    // A failed cleanup must not prevent the start.
    if (nowMs - newestMtimeMs > staleAfterMs) await removeFolder(dir).catch(() => undefined);
  }
}

/** Retries, because on Windows a virus scanner may hold a new file open for a moment. */
export async function removeFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 3 });
}

/** Moves the file to its final path. @throws Error that names what was found and expected when it is another file. */
export async function publish(modelDir: string, file: ModelFile, staged: string): Promise<void> {
  const problem = await findProblem(staged, file);
  if (problem !== null) throw new Error(`refused ${file.path}: ${problem}`);
  const finalPath = path.join(modelDir, file.path);
  try {
    await rename(staged, finalPath);
  } catch (error) {
    // Windows refuses to replace a file that is open in another process, which has then published the same one.
    if ((await findProblem(finalPath, file)) !== null) throw error;
  }
}

export interface FileProblem {
  readonly file: ModelFile;
  /** What was found and what was expected. */
  readonly problem: string;
  readonly isThere: boolean;
}

/** Returns the files that are missing or differ; empty when the folder is complete. */
export async function findProblems(
  dir: string,
  files: readonly ModelFile[],
): Promise<readonly FileProblem[]> {
  const problems: FileProblem[] = [];
  for (const file of files) {
    const filePath = path.join(dir, file.path);
    const problem = await findProblem(filePath, file);
    if (problem !== null) problems.push({ file, problem, isThere: existsSync(filePath) });
  }
  return problems;
}

/** Returns null when the file is the expected one, byte for byte. */
async function findProblem(filePath: string, expected: ModelFile): Promise<string | null> {
  const wanted = `expected ${expected.bytes} bytes, SHA-256 ${expected.sha256}`;
  try {
    const found = await stat(filePath);
    if (!found.isFile()) return `not a file (${wanted})`;
    if (found.size !== expected.bytes) return `${found.size} bytes (${wanted})`;
    const sha256 = await hashFile(filePath);
    return sha256 === expected.sha256 ? null : `SHA-256 ${sha256} (${wanted})`;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const isAbsent = code === "ENOENT" || code === "ENOTDIR";
    return `${isAbsent ? "missing" : `unreadable, ${code ?? String(error)}`} (${wanted})`;
  }
}

async function hashFile(filePath: string): Promise<string> {
  const hash = createHash("sha256");
  // Large pieces without a pipeline take half the time, which every start spends.
  const pieces = createReadStream(filePath, { highWaterMark: 1024 * 1024 });
  for await (const piece of pieces as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest("hex");
}

export function describeProblems(problems: readonly FileProblem[]): string {
  return problems.map(({ file, problem }) => `${file.path}: ${problem}`).join("; ");
}
