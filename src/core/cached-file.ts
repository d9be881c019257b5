/**
 * What is made of a large file once in, a file that holds it for the next start out.
 * A file's name ends with the checksum of its content: one that was cut off or changed is made anew.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { AppError, messageOf } from "./errors.ts";

/**
 * The path of a file in `cacheDir`, or in the system's folder where that cannot be written; made where it is missing.
 * The name must change with what the content is made of.
 * @throws AppError `index.unwritable` when no folder has room.
 */
export function cachedFile(name: string, cacheDir: string, make: () => string): string {
  const folders = [cacheDir, tmpdir()];
  for (const folder of folders) {
    const whole = filesOf(name, folder).find((file) => wholeContent(file, name) !== null);
    if (whole !== undefined) return whole;
  }
  return write(Buffer.from(make()), name, folders);
}

/** What `replaceCached` has put into the folder by this name; null where there is none, or it is not whole. */
export function readCached(name: string, folder: string): string | null {
  const contents = filesOf(name, folder).map((file) => wholeContent(file, name));
  return contents.find((content) => content !== null)?.toString("utf8") ?? null;
}

/** For what changes, and can be made anew as well: where the folder cannot be written, nothing is kept. */
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

/** Read once: another process may put another in its place at any moment. Null where it is not whole, or gone. */
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
    // Whole or not at all, also where two processes start at once.
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

/** Not what another process is writing at this moment. */
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
    // It is in nobody's way.
  }
}
