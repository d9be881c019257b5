/**
 * Quotes in; whether they stand in their files exactly as they are, out. The last step before anything is shown.
 * While a document's new text is being indexed, what it was still answers: it has been kept as a version by then.
 */
import { type BigIntStats, readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { PassageSource } from "../core/domain.ts";
import { seedTextOrNull } from "../documents/seed-file.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";
import { versionsFolder } from "../documents/versions.ts";

export interface Quote extends PassageSource {
  readonly text: string;
}

export interface Verifier {
  /** Whether `text` is `slice(start, end)` of the file as it lies there now, or of a version of it. */
  isVerbatim(quote: Quote): boolean;
}

interface FileRead {
  readonly stamp: string;
  readonly content: string;
}

export function createVerifier({ seedsDir, addedDir = null }: SeedFolders): Verifier {
  /** The second need not be there; whether it is would take as long to ask as to look for the file. */
  const places = [seedsDir, ...(addedDir === null ? [] : [addedDir])];
  const files = new Map<string, FileRead>();
  const contentOf = (folder: string, name: string): string | null => {
    const place = path.join(folder, name);
    const stamp = stampOf(place);
    if (stamp === null) return null;
    const known = files.get(place);
    if (known?.stamp === stamp) return known.content;
    const content = seedTextOrNull(folder, name);
    // What could not be read is tried again: the reason may pass.
    if (content !== null) files.set(place, { stamp, content });
    return content;
  };
  return {
    isVerbatim({ document: { file }, passage: { startUtf16, endUtf16 }, text }) {
      const isIn = (folder: string, name: string) =>
        contentOf(folder, name)?.slice(startUtf16, endUtf16) === text;
      return places.some(
        (folder) =>
          isIn(folder, file) || versionsOf(folder, file).some((version) => isIn(folder, version)),
      );
    },
  };
}

/** Another whenever the file is: a copy may keep length and time, but not the time of the copying. */
function stampOf(file: string): string | null {
  try {
    const { ino, size, mtimeNs, ctimeNs }: BigIntStats = statSync(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(" ");
  } catch {
    // Removed, or out of reach: nothing can be quoted from it.
    return null;
  }
}

/** Looked for only when a text is not in its file. */
function versionsOf(folderOfDocuments: string, file: string): readonly string[] {
  const folder = path.posix.join(versionsFolder, file);
  try {
    return readdirSync(path.join(folderOfDocuments, folder)).map((name) =>
      path.posix.join(folder, name),
    );
  } catch {
    // Most documents have none.
    return [];
  }
}
