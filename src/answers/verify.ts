/**
 * Checks that quotes are verbatim in their files, as the last step before anything is shown. Kept versions count too:
 * while a document's new text is being indexed, answers still quote the previous one.
 */
import { type BigIntStats, readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { Passage, PassageSource } from "../core/domain.ts";
import { seedTextOrNull } from "../documents/seed-file.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";
import { versionsFolder } from "../documents/versions.ts";

export interface Quote extends PassageSource {
  readonly joined?: readonly Passage[];
  readonly text: string;
}

export interface Verifier {
  /** Whether `text` is the slice of its passage or passages in the current text of its document or in a version of it. */
  isVerbatim(quote: Quote): boolean | Promise<boolean>;
}

export interface FileVerifier extends Verifier {
  isVerbatim(quote: Quote): boolean;
}

interface FileRead {
  readonly stamp: string;
  readonly content: string;
}

export function createVerifier({ seedsDir, addedDir = null }: SeedFolders): FileVerifier {
  /** The added folder may be missing; checking would cost as much as looking for the file. */
  const folders = [seedsDir, ...(addedDir === null ? [] : [addedDir])];
  const files = new Map<string, FileRead>();
  const contentOf = (folder: string, name: string): string | null => {
    const filePath = path.join(folder, name);
    const stamp = stampOf(filePath);
    if (stamp === null) return null;
    const known = files.get(filePath);
    if (known?.stamp === stamp) return known.content;
    const content = seedTextOrNull(folder, name);
    // A failed read is not cached, because it may succeed later.
    if (content !== null) files.set(filePath, { stamp, content });
    return content;
  };
  return {
    isVerbatim({ document: { file }, passage, joined = [passage], text }) {
      const { startUtf16 } = joined[0] ?? passage;
      const { endUtf16 } = joined.at(-1) ?? passage;
      const isIn = (folder: string, name: string) =>
        contentOf(folder, name)?.slice(startUtf16, endUtf16) === text;
      return folders.some(
        (folder) =>
          isIn(folder, file) || versionsOf(folder, file).some((version) => isIn(folder, version)),
      );
    },
  };
}

/** Changes whenever the file does: copying may preserve size and mtime, but not ctime. Null if it cannot be read. */
function stampOf(file: string): string | null {
  try {
    const { ino, size, mtimeNs, ctimeNs }: BigIntStats = statSync(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(" ");
  } catch {
    return null;
  }
}

/** Listed only if a text is not in its file. */
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
