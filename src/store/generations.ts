/**
 * Where the index in use lies: each build is a folder of its own, and one small file names the current one.
 * A build becomes visible by renaming, so a reader sees the old index or the new one, never a part.
 */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../errors.ts";

const generationsFolder = "generations";
const pointerFile = "current";
/** An unfinished build this old belongs to a process that is gone. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** The folder of the current index, or null when none was built. */
export async function currentGeneration(indexDir: string): Promise<string | null> {
  const name = await readFile(path.join(indexDir, pointerFile), "utf8").catch(() => "");
  return /^[\w-]+$/.test(name.trim()) ? path.join(indexDir, generationsFolder, name.trim()) : null;
}

/** Calls `build` with an empty folder, then makes that folder the current index and removes older ones. */
export async function replaceGeneration(
  indexDir: string,
  build: (folder: string) => Promise<void>,
): Promise<void> {
  const parent = path.join(indexDir, generationsFolder);
  const name = `${Date.now().toString(36)}-${process.pid}`;
  const unfinished = path.join(parent, `${name}.tmp`);
  try {
    await mkdir(unfinished, { recursive: true });
    await build(unfinished);
    await rename(unfinished, path.join(parent, name));
    const pointer = path.join(indexDir, `${pointerFile}.${name}.tmp`);
    await writeFile(pointer, `${name}\n`);
    await rename(pointer, path.join(indexDir, pointerFile));
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      "index.unwritable",
      `The index cannot be written to ${indexDir}: ${messageOf(cause)}. The index that was there is unchanged. Make room, or set INDEX_DIR or --index to a folder that can be written.`,
      { indexDir },
      cause,
    );
  }
  await removeOthers(parent, name);
}

async function removeOthers(parent: string, keep: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = path.join(parent, name);
    if (name === keep || (name.endsWith(".tmp") && !(await isAbandoned(folder)))) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  const { mtimeMs } = await stat(folder);
  return Date.now() - mtimeMs > abandonedAfterMs;
}
