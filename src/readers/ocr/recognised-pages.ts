/**
 * Keeps recognised pages as files, by the hash of the file they are of, so that work of minutes that was stopped goes
 * on where it was. A folder for each file; those of files that nobody asked for in a day are removed.
 */
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { requireFreeSpace } from "../../core/free-space.ts";
import type { RecognisedPage } from "./recognised.ts";

/** Of pages that an earlier version of the program would read otherwise. */
const version = 1;
const keptMs = 24 * 60 * 60 * 1000;

export interface RecognisedPages {
  of(sha256: string): Promise<readonly RecognisedPage[]>;
  keep(sha256: string, page: RecognisedPage): Promise<void>;
}

/** What cannot be written or read is recognised again: no method rejects. */
export function createRecognisedPages(cacheDir: string): RecognisedPages {
  const root = path.join(cacheDir, `recognised-${version}`);
  return {
    async of(sha256) {
      await removeOld(root);
      const folder = path.join(root, sha256);
      const now = new Date();
      await utimes(folder, now, now).catch(() => undefined);
      const names = await readdir(folder).catch(() => []);
      const pages = await Promise.all(names.map((name) => pageOrNull(path.join(folder, name))));
      return pages.filter((page) => page !== null);
    },
    async keep(sha256, page) {
      const filePath = path.join(root, sha256, `${page.number}.page`);
      try {
        await mkdir(path.dirname(filePath), { recursive: true, mode: 0o700 });
        const bytes = serialize(page);
        requireFreeSpace(path.dirname(filePath), bytes.length);
        await writeFile(`${filePath}.tmp`, bytes);
        await rename(`${filePath}.tmp`, filePath);
      } catch {
        // It is recognised again, if need be.
      }
    },
  };
}

async function pageOrNull(filePath: string): Promise<RecognisedPage | null> {
  if (!filePath.endsWith(".page")) return null;
  try {
    // Written by this program alone.
    return deserialize(await readFile(filePath)) as RecognisedPage;
  } catch {
    return null;
  }
}

async function removeOld(root: string): Promise<void> {
  const names = await readdir(root).catch(() => []);
  for (const name of names) {
    const folder = path.join(root, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > keptMs)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
