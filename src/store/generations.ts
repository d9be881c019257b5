/**
 * Where the index in use lies: each build is a folder of its own, and one small file names the current one.
 * A build becomes visible by renaming, so a reader sees the old index or the new one, never a part.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../errors.ts";

const generationsFolder = "generations";
const pointerFile = "current";
/** A build this old that is not the current one belongs to a process that is gone. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** The folder of the current index, or null when none was built. */
export async function currentGeneration(indexDir: string): Promise<string | null> {
  const name = await readFile(path.join(indexDir, pointerFile), "utf8").catch(() => "");
  return /^[\w-]+$/.test(name.trim()) ? path.join(indexDir, generationsFolder, name.trim()) : null;
}

/** Calls `build` with an empty folder, then makes that folder the current index and removes the one before. */
export async function replaceGeneration(
  indexDir: string,
  build: (folder: string) => Promise<void>,
): Promise<void> {
  const parent = path.join(indexDir, generationsFolder);
  // Two builds may start in the same millisecond, and in one process.
  const name = `${Date.now().toString(36)}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const unfinished = path.join(parent, `${name}.tmp`);
  const pointer = path.join(indexDir, `${pointerFile}.${name}.tmp`);
  let previous: string | null = null;
  try {
    await mkdir(unfinished, { recursive: true });
    await build(unfinished);
    await rename(unfinished, path.join(parent, name));
    await writeFile(pointer, `${name}\n`);
    previous = await currentGeneration(indexDir);
    await rename(pointer, path.join(indexDir, pointerFile));
  } catch (cause) {
    await Promise.all([unfinished, path.join(parent, name), pointer].map(remove));
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      "index.unwritable",
      `The index cannot be written to ${indexDir}: ${messageOf(cause)}. The index that was there is unchanged. Make room, or set INDEX_DIR or --index to a folder that can be written.`,
      { indexDir },
      cause,
    );
  }
  if (previous !== null) await remove(previous);
  await removeAbandoned(indexDir);
}

/** What cannot be removed now is in nobody's way; a later build tries again. */
async function remove(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true }).catch(() => undefined);
}

/** Another build may just have finished, and be about to become the current one: only what is old goes. */
async function removeAbandoned(indexDir: string): Promise<void> {
  const parent = path.join(indexDir, generationsFolder);
  const current = await currentGeneration(indexDir);
  for (const name of await readdir(parent)) {
    const folder = path.join(parent, name);
    if (folder !== current && (await isAbandoned(folder))) await remove(folder);
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > abandonedAfterMs;
}
