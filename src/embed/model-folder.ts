/**
 * The folder on disk that downloads go to: a private staging folder for each attempt, and the
 * model's folder, whose files appear complete and verified or not at all.
 * Staging lies beside the model's folder, so a rename never crosses file systems.
 */
import { randomUUID } from "node:crypto";
import { access, constants, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { ModelFile, ModelSpec } from "./model-spec.ts";
import { findProblem } from "./model-verify.ts";

const staleAfterMs = 60 * 60 * 1000;

export interface FolderSize {
  readonly bytes: number;
  /** 0 for a folder that is not there. */
  readonly newestMtimeMs: number;
}

/** Everything below the folder. What vanishes while it is looked at counts as not there. */
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

/** Unique per attempt: another process may fetch the same model into the same cache. */
export async function createStaging(cacheDir: string, spec: ModelSpec): Promise<string> {
  const name = `${stagingPrefix(spec)}${process.pid}-${randomUUID().slice(0, 8)}`;
  for (const file of spec.files) {
    const finalDir = path.dirname(path.join(cacheDir, spec.id, file.path));
    await mkdir(finalDir, { recursive: true });
    // Found out now rather than after 24 MB.
    await access(finalDir, constants.W_OK);
  }
  const stagingDir = path.join(cacheDir, name);
  await mkdir(stagingDir);
  return stagingDir;
}

/** What a killed process left. A folder with a recent change may belong to a running one. */
export async function removeStale(cacheDir: string, spec: ModelSpec, nowMs: number): Promise<void> {
  const names = await readdir(cacheDir).catch(() => []);
  for (const name of names.filter((entry) => entry.startsWith(stagingPrefix(spec)))) {
    const dir = path.join(cacheDir, name);
    const { newestMtimeMs } = await measureFolder(dir);
    // Not being able to tidy up is no reason not to serve.
    if (nowMs - newestMtimeMs > staleAfterMs) await removeFolder(dir).catch(() => undefined);
  }
}

/** On Windows a virus scanner may hold a new file for a moment, hence the retries. */
export async function removeFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 3 });
}

/** @throws Error naming what was found and expected, when the staged file is another one. */
export async function publish(modelDir: string, file: ModelFile, staged: string): Promise<void> {
  const problem = await findProblem(staged, file);
  if (problem !== null) throw new Error(`refused ${file.path}: ${problem}`);
  const finalPath = path.join(modelDir, file.path);
  try {
    await rename(staged, finalPath);
  } catch (error) {
    // Windows refuses to replace a file that another process, done first, has already opened.
    if ((await findProblem(finalPath, file)) !== null) throw error;
  }
}
