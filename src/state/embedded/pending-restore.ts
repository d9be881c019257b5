/**
 * Puts what a backup has in place of what is in DATA_DIR, in steps that can be gone on with after a kill: from the moment
 * that `restoring/` is complete, whoever opens the folder next finishes. The former contents are moved to a folder beside.
 */
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { lockFile } from "../../core/file-lock.ts";

/** The lock of the one process that uses a DATA_DIR. */
export const dataLock = "lock";

const restoringFolder = "restoring";
/** Being filled. What a killed process left of it is removed. */
export const unfinishedFolder = "restoring.tmp";
export const planFile = "plan.json";

const planSchema = v.object({
  /** The folder in DATA_DIR that the former contents are moved to. */
  former: v.string(),
  seedsDir: v.string(),
  /** Entries of DATA_DIR that are none of its contents, such as a folder of indexes that lies there. */
  kept: v.array(v.string()),
});
export type RestorePlan = v.InferOutput<typeof planSchema>;

/** What is no part of the state: locks, and what a restore makes. */
export function isOfRestores(name: string): boolean {
  return /^(?:lock|reading|restoring|restoring\.tmp|former-.*)$/.test(name);
}

/** From here on the restore happens, whatever ends this process. The caller has the lock. */
export async function commitRestore(dataDir: string): Promise<void> {
  await rename(path.join(dataDir, unfinishedFolder), path.join(dataDir, restoringFolder));
}

/** Finishes a restore that was cut off, if there is one. Waits for the process that has the folder. */
export async function finishRestore(dataDir: string): Promise<void> {
  if (!existsSync(path.join(dataDir, restoringFolder))) return;
  const lock = await lockFile(path.join(dataDir, dataLock), { onWait: () => undefined });
  try {
    await applyRestore(dataDir);
  } finally {
    await lock.release();
  }
}

/** As `finishRestore`, for whoever has the lock. */
export async function applyRestore(dataDir: string): Promise<void> {
  const unfinished = path.join(dataDir, unfinishedFolder);
  await rm(unfinished, { recursive: true, force: true });
  const restoring = path.join(dataDir, restoringFolder);
  if (!existsSync(restoring)) return;
  const written = await readFile(path.join(restoring, planFile), "utf8");
  const plan = v.parse(planSchema, JSON.parse(written));
  const former = path.join(dataDir, plan.former);
  await mkdir(former, { recursive: true, mode: 0o700 });
  const [waiting, entering] = [path.join(restoring, "data"), path.join(restoring, "entering")];
  if (existsSync(waiting)) {
    // Nothing of the backup is in DATA_DIR as long as its folder has this name.
    const left = (await readdir(dataDir)).filter(
      (name) => !isOfRestores(name) && !plan.kept.includes(name),
    );
    for (const name of left) await rename(path.join(dataDir, name), path.join(former, name));
    await rename(waiting, entering);
  }
  for (const name of await readdir(entering))
    await rename(path.join(entering, name), path.join(dataDir, name));
  await replaceSeeds(path.join(restoring, "seeds"), plan, path.join(former, "seeds"));
  await rmdir(former).catch(() => undefined);
  await rename(restoring, unfinished);
  await rm(unfinished, { recursive: true, force: true });
}

/** The seeds folder may be on another disk, and has files that no backup made: each file is replaced by itself. */
async function replaceSeeds(from: string, { seedsDir }: RestorePlan, former: string) {
  for (const name of await differingFiles(from, seedsDir)) {
    const [file, kept] = [path.join(seedsDir, name), path.join(former, name)];
    if (existsSync(file)) {
      await mkdir(path.dirname(kept), { recursive: true, mode: 0o700 });
      await copyFile(file, kept);
    }
    await mkdir(path.dirname(file), { recursive: true });
    await copyFile(path.join(from, name), `${file}.restoring`);
    await rename(`${file}.restoring`, file);
  }
}

/** The files below `from` that are missing below `to`, or are others there. */
export async function differingFiles(from: string, to: string): Promise<readonly string[]> {
  if (!existsSync(from)) return [];
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)));
  const differing: string[] = [];
  for (const name of names) {
    const there = await readFile(path.join(to, name)).catch(() => null);
    if (there === null || !there.equals(await readFile(path.join(from, name))))
      differing.push(name);
  }
  return differing.toSorted();
}
