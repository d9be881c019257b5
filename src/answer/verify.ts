/**
 * Quotes in; whether they stand in their files exactly as they are, out. The last step before anything is shown.
 * While a document's new text is being indexed, what it was still answers: it has been kept as a version by then.
 */
import { type BigIntStats, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { readSeedText } from "../corpus/seed-file.ts";
import { versionsFolder } from "../corpus/versions.ts";
import type { PassageSource } from "../domain.ts";
import { AppError } from "../errors.ts";

export interface Quote extends PassageSource {
  readonly text: string;
}

export interface Verifier {
  /** Whether `text` is `slice(start, end)` of the file as it lies in the seeds folder now, or of a version of it. */
  isVerbatim(quote: Quote): boolean;
}

interface FileRead {
  readonly stamp: string;
  readonly content: string;
}

export function createVerifier(seedsDir: string): Verifier {
  const files = new Map<string, FileRead>();
  const contentOf = (name: string): string | null => {
    const stamp = stampOf(path.join(seedsDir, name));
    if (stamp === null) return null;
    const known = files.get(name);
    if (known?.stamp === stamp) return known.content;
    const content = readAnew(seedsDir, name);
    // What could not be read is tried again: the reason may pass.
    if (content !== null) files.set(name, { stamp, content });
    return content;
  };
  return {
    isVerbatim({ document: { file }, passage: { startUtf16, endUtf16 }, text }) {
      const isIn = (name: string) => contentOf(name)?.slice(startUtf16, endUtf16) === text;
      return isIn(file) || versionsOf(seedsDir, file).some(isIn);
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
function versionsOf(seedsDir: string, file: string): readonly string[] {
  const folder = path.posix.join(versionsFolder, file);
  try {
    return readdirSync(path.join(seedsDir, folder)).map((name) => path.posix.join(folder, name));
  } catch {
    // Most documents have none.
    return [];
  }
}

function readAnew(seedsDir: string, name: string): string | null {
  try {
    return readSeedText(seedsDir, name);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
