/**
 * Stores the contents of drafts, which are too large for the database, in a folder for each below DATA_DIR: the bytes
 * that were sent and the text read from them. The draft's row names the current revision; the previous one is kept
 * until the row names the next.
 */
import { readdirSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { UncertainLine } from "../../core/document-desk.ts";
import type { DraftContent } from "../drafts.ts";
import { AppError } from "../../core/errors.ts";
import { requireFreeSpace } from "../../core/free-space.ts";
import { unavailableState } from "./state-errors.ts";

export interface DraftFiles {
  write(folder: string, revision: number, content: DraftContent): Promise<void>;
  read(folder: string, revision: number): Promise<DraftContent>;
  /** Removes all other revisions. */
  keepRevision(folder: string, revision: number): void;
  /** Removes all other folders. */
  keepOnly(folders: ReadonlySet<string>): void;
}

/** All methods throw AppError `state.unavailable`, and `write` also `disk.full`. */
export function createDraftFiles(dataDir: string): DraftFiles {
  const draftsDir = path.join(dataDir, "drafts");
  const bodyFile = (folder: string, revision: number) =>
    path.join(draftsDir, folder, `${revision}.txt`);
  const originalFile = (folder: string, revision: number) =>
    path.join(draftsDir, folder, `${revision}.original`);
  const linesFile = (folder: string, revision: number) =>
    path.join(draftsDir, folder, `${revision}.lines`);
  return {
    async write(folder, revision, { original, body, uncertain = [] }) {
      const folderPath = path.join(draftsDir, folder);
      try {
        requireFreeSpace(dataDir, body.length * 3 + (original?.length ?? 0));
        await mkdir(folderPath, { recursive: true, mode: 0o700 });
        await writeFile(bodyFile(folder, revision), body, { flush: true });
        if (original !== null)
          await writeFile(originalFile(folder, revision), original, { flush: true });
        if (uncertain.length > 0)
          await writeFile(linesFile(folder, revision), serialize(uncertain), { flush: true });
      } catch (cause) {
        throw cause instanceof AppError ? cause : unavailableState("written", folderPath, cause);
      }
    },
    async read(folder, revision) {
      const folderPath = path.join(draftsDir, folder);
      try {
        const body = await readFile(bodyFile(folder, revision), "utf8");
        const original = await bytesOrNull(originalFile(folder, revision));
        const lines = await bytesOrNull(linesFile(folder, revision));
        if (lines === null) return { original, body };
        // Written by this program alone.
        return { original, body, uncertain: deserialize(lines) as readonly UncertainLine[] };
      } catch (cause) {
        throw unavailableState("read", folderPath, cause);
      }
    },
    keepRevision(folder, revision) {
      const folderPath = path.join(draftsDir, folder);
      removeBut(folderPath, (file) => file.startsWith(`${revision}.`));
    },
    keepOnly: (folders) => removeBut(draftsDir, (folder) => folders.has(folder)),
  };
}

async function bytesOrNull(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function removeBut(folderPath: string, isKept: (name: string) => boolean): void {
  try {
    for (const name of namesIn(folderPath))
      if (!isKept(name)) rmSync(path.join(folderPath, name), { recursive: true, force: true });
  } catch (cause) {
    throw unavailableState("tidied", folderPath, cause);
  }
}

/** Empty if there is no such folder. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
