/**
 * Caches derived content in files for the next start.
 * Each file name ends with the checksum of the content, so a truncated or changed file is ignored and rebuilt.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { AppError, messageOf } from "./errors.ts";

/**
 * The path of the cached file in `cacheDir`, or in the system's temporary folder if `cacheDir` cannot be written.
 * Calls `make` if there is none. The name must change whenever the source of the content changes.
 * @throws AppError `index.unwritable` when neither folder can be written.
 */
export function cachedFile(name: string, cacheDir: string, make: () => string): string {
  const folders = [cacheDir, tmpdir()];
  for (const folder of folders) {
    const whole = filesOf(name, folder).find((file) => wholeContent(file, name) !== null);
    if (whole !== undefined) return whole;
  }
  return write(Buffer.from(make()), name, folders);
}

/** The content that `replaceCached` wrote under this name; null if there is none or its checksum is wrong. */
export function readCached(name: string, folder: string): string | null {
  const contents = filesOf(name, folder).map((file) => wholeContent(file, name));
  return contents.find((content) => content !== null)?.toString("utf8") ?? null;
}

/** Replaces the cached content under this name. Writes nothing if the folder cannot be written. */
export function replaceCached(name: string, folder: string, content: string): void {
  try {
    write(Buffer.from(content), name, [folder]);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function filesOf(name: string, folder: string): string[] {
  try {
    const entries = readdirSync(folder).filter((entry) => entry.startsWith(name));
    return entries.map((entry) => path.join(folder, entry));
  } catch {
    return [];
  }
}

/** Null if the checksum is wrong or the file is gone. Reads once: another process may replace the file at any time. */
function wholeContent(file: string, name: string): Buffer | null {
  try {
    const content = readFileSync(file);
    return path.basename(file) === nameWithChecksum(name, content) ? content : null;
  } catch {
    return null;
  }
}

function nameWithChecksum(name: string, content: Buffer): string {
  return `${name}.${createHash("sha256").update(content).digest("hex").slice(0, 16)}`;
}

function write(content: Buffer, name: string, [folder = "", ...others]: readonly string[]): string {
  const file = path.join(folder, nameWithChecksum(name, content));
  const unfinished = `${path.join(folder, name)}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    for (const leftover of filesOf(name, folder))
      if (leftover !== file && isOver(leftover)) removeIfThere(leftover);
    writeFileSync(unfinished, content);
    // The rename is atomic, also when two processes start at once.
    renameSync(unfinished, file);
    return file;
  } catch (cause) {
    removeIfThere(unfinished);
    if (others.length > 0) return write(content, name, others);
    throw new AppError(
      "index.unwritable",
      `${name} can be written neither to INDEX_DIR nor to ${folder}: ${messageOf(cause)}. Make room in one of them and start again.`,
      { name, folder },
      cause,
    );
  }
}

/** False for the temporary file of a process that is still running. */
function isOver(file: string): boolean {
  const [, processId] = /\.(\d+)\.tmp$/.exec(file) ?? [];
  if (processId === undefined) return true;
  try {
    process.kill(Number(processId), 0);
    return false;
  } catch {
    return true;
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A leftover file does no harm.
  }
}
